/**
 * The driver of all targets that hold objects: the chunked format over an {@code ObjectStore}.
 *
 * <p>{@code ChunkedBackupDriver} is the entry; one object a job does the work behind it.
 */
package io.holdfast.engine.driver.chunked;
