/**
 * The served OpenAPI document as a contract: every answer that a system test gets through {@link
 * io.holdfast.system.Api} is held against it.
 */
package io.holdfast.system.contract;
