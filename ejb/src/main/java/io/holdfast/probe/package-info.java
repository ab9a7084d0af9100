/**
 * The probe behind the health checks: database, broker, target, worker and heartbeat.
 *
 * <p>Called by the checks in the EAR's lib; uses backup, job and worker.
 */
package io.holdfast.probe;
