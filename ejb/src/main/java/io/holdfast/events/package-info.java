/**
 * Events: what happened to a backup, sent to a JMS topic in the transaction that changes the state.
 *
 * <p>Used by the ledger.
 */
package io.holdfast.events;
