package io.holdfast.quota;

import java.util.Map;

/** The texts of over-quota answers; they start with the class name that clients know (api.md 4). */
final class OverQuotaText {

  private static final Map<QuotaResource, String> COUNTED =
      Map.of(
          QuotaResource.BACKUPS, "BackupLimitExceeded",
          QuotaResource.VOLUMES, "VolumeLimitExceeded",
          QuotaResource.SNAPSHOTS, "SnapshotLimitExceeded");

  private OverQuotaText() {}

  static String of(QuotaResource resource, long requested, long consumed, long limit) {
    QuotaResource what = resource.ofAllTypes();
    String ofType = resource.typed() ? " of type " + resource.type() : "";
    if (COUNTED.containsKey(what)) {
      return "%s: Maximum number of %s%s allowed (%d) exceeded."
          .formatted(COUNTED.get(what), what, ofType, limit);
    }
    boolean backup = what.equals(QuotaResource.BACKUP_GIGABYTES);
    return "%s: Requested %s of %d GiB exceeds the quota%s of %d GiB; %d GiB are in use."
        .formatted(
            backup ? "VolumeBackupSizeExceedsAvailableQuota" : "VolumeSizeExceedsAvailableQuota",
            backup ? "backup" : "volume",
            requested,
            ofType,
            limit,
            consumed);
  }

  static String tooLarge(int requested, int limit) {
    return "VolumeSizeExceedsLimit: Requested volume of %d GiB is larger than the %d GiB allowed."
        .formatted(requested, limit);
  }
}
