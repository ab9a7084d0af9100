package io.holdfast.job;

/**
 * What a job is about; ids that its action does not concern are null.
 *
 * @param backupId the backup, or null
 * @param volumeId the volume, or null
 * @param snapshotId the snapshot, or null
 */
public record JobSubject(String backupId, String volumeId, String snapshotId) {

  public static JobSubject volume(String volumeId) {
    return new JobSubject(null, volumeId, null);
  }

  public static JobSubject snapshot(String volumeId, String snapshotId) {
    return new JobSubject(null, volumeId, snapshotId);
  }

  /** True if both are about one backup or one volume. */
  boolean shares(JobSubject other) {
    return backupId != null && backupId.equals(other.backupId)
        || volumeId != null && volumeId.equals(other.volumeId);
  }
}
