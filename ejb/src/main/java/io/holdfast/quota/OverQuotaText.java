package io.holdfast.quota;

/** The texts of over-quota answers; they start with the class name that clients know (api.md 4). */
final class OverQuotaText {

  private OverQuotaText() {}

  static String of(QuotaResource resource, long requested, long consumed, long limit) {
    return switch (resource.usage()) {
      case BACKUPS -> count("BackupLimitExceeded", "backups", limit);
      case VOLUMES -> count("VolumeLimitExceeded", "volumes", limit);
      case SNAPSHOTS -> count("SnapshotLimitExceeded", "snapshots", limit);
      case BACKUP_GIGABYTES ->
          size("VolumeBackupSizeExceedsAvailableQuota", "backup", requested, consumed, limit);
      case GIGABYTES ->
          size("VolumeSizeExceedsAvailableQuota", "volume", requested, consumed, limit);
      case PER_VOLUME_GIGABYTES ->
          "VolumeSizeExceedsLimit: Requested volume of %d GiB is larger than the %d GiB allowed."
              .formatted(requested, limit);
      default -> throw new IllegalArgumentException("nothing is counted as " + resource);
    };
  }

  private static String count(String name, String things, long limit) {
    return name + ": Maximum number of " + things + " allowed (" + limit + ") exceeded.";
  }

  private static String size(String name, String what, long requested, long consumed, long limit) {
    return "%s: Requested %s of %d GiB exceeds the quota of %d GiB; %d GiB are in use."
        .formatted(name, what, requested, limit, consumed);
  }
}
