package io.holdfast.engine.driver;

/**
 * What a target itself says of a stored backup, whatever a record claims.
 *
 * @param backupId the backup that the data were stored for
 * @param volumeId its volume
 * @param parentId its parent as noted when it was stored, or null
 * @param serviceMetadata what the record should say; some of Cinder's say nothing
 * @param sizeBytes bytes of the volume
 * @param objectCount data objects stored
 */
public record StoredDescription(
    String backupId,
    String volumeId,
    String parentId,
    String serviceMetadata,
    long sizeBytes,
    int objectCount) {}
