/**
 * What all entities share: UTC time, metadata checks, paging, the schema migration.
 *
 * <p>May be used by every capability; uses none of them.
 */
package io.holdfast.persistence;
