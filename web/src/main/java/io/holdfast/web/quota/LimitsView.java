package io.holdfast.web.quota;

import io.holdfast.json.JsonFields;
import io.holdfast.quota.QuotaResource;
import io.holdfast.quota.QuotaUse;
import jakarta.json.JsonValue;
import java.util.Map;

/** The limits that clients show to everybody, by their own names (api.md section 7). */
final class LimitsView {

  private LimitsView() {}

  /**
   * The answer.
   *
   * @param withUse whether the caller may see what is used
   */
  static JsonFields of(Map<QuotaResource, QuotaUse> set, boolean withUse) {
    JsonFields absolute =
        new JsonFields()
            .put("maxTotalVolumes", set.get(QuotaResource.VOLUMES).limit())
            .put("maxTotalSnapshots", set.get(QuotaResource.SNAPSHOTS).limit())
            .put("maxTotalVolumeGigabytes", set.get(QuotaResource.GIGABYTES).limit())
            .put("maxTotalBackups", set.get(QuotaResource.BACKUPS).limit())
            .put("maxTotalBackupGigabytes", set.get(QuotaResource.BACKUP_GIGABYTES).limit());
    if (withUse) {
      absolute
          .put("totalVolumesUsed", set.get(QuotaResource.VOLUMES).inUse())
          .put("totalGigabytesUsed", set.get(QuotaResource.GIGABYTES).inUse())
          .put("totalSnapshotsUsed", set.get(QuotaResource.SNAPSHOTS).inUse())
          .put("totalBackupsUsed", set.get(QuotaResource.BACKUPS).inUse())
          .put("totalBackupGigabytesUsed", set.get(QuotaResource.BACKUP_GIGABYTES).inUse());
    }
    return new JsonFields().put("rate", JsonValue.EMPTY_JSON_ARRAY).put("absolute", absolute);
  }
}
