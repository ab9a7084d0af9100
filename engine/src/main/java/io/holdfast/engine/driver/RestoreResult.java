package io.holdfast.engine.driver;

/**
 * What a restore or a verification did.
 *
 * @param volumeMeta the volume's metadata document from the newest backup, or null
 * @param deviceBytes bytes of the restored state
 * @param fetchedObjects data objects read from the target
 */
public record RestoreResult(String volumeMeta, long deviceBytes, long fetchedObjects) {}
