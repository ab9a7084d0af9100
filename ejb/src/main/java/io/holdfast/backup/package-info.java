/**
 * Backups: rows, API use cases, the workflow of fifteen steps and the ledger.
 *
 * <p>Called by the edges and by the job listener; uses volume, quota, worker, job and events.
 */
package io.holdfast.backup;
