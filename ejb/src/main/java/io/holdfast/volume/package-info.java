/**
 * Volumes and snapshots: their rows, their API use cases and the service that gives their devices.
 *
 * <p>Called by the edges and by the backup workflow; never calls the backup workflow.
 */
package io.holdfast.volume;
