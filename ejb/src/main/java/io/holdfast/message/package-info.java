/**
 * User messages: why work failed after its request was accepted (workflow.md section 9).
 *
 * <p>Written by the ledgers of backup in the transaction of the failure; knows jobs only.
 */
package io.holdfast.message;
