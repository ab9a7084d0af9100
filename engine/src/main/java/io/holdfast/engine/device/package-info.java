/**
 * Devices: what can be read or written at an offset, and their extents.
 *
 * <p>Knows nothing of backups. Called by the pipeline, the drivers and the brick adapter.
 */
package io.holdfast.engine.device;
