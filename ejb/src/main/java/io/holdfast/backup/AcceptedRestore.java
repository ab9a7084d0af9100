package io.holdfast.backup;

/**
 * The answer to a restore request.
 *
 * @param backupId the backup
 * @param volumeId the volume that is being written
 * @param volumeName its display name, or null
 */
public record AcceptedRestore(String backupId, String volumeId, String volumeName) {}
