package io.holdfast.web.backup;

import io.holdfast.backup.BackupStatus;
import io.holdfast.backup.CreateBackup;
import io.holdfast.json.Fields;
import io.holdfast.web.request.Microversion;
import java.util.HashSet;
import java.util.Set;

/** What the bodies of backup calls may contain (api.md section 6.1). */
final class BackupBodies {

  static final String RECORD = "backup-record";

  private static final String STATUS = "status";
  private static final int METADATA_SINCE = 43;
  private static final int ZONE_SINCE = 51;

  private BackupBodies() {}

  static CreateBackup create(Fields backup, Microversion version) {
    Set<String> known =
        new HashSet<>(
            Set.of(
                "volume_id",
                "container",
                "description",
                "incremental",
                "force",
                "name",
                "snapshot_id"));
    if (version.atLeast(METADATA_SINCE)) {
      known.add("metadata");
    }
    if (version.atLeast(ZONE_SINCE)) {
      known.add("availability_zone");
    }
    backup.allow(known);
    return CreateBackup.of(backup);
  }

  /** Checks which fields an update has; metadata, if there, must be an object. */
  static Fields update(Fields backup, Microversion version) {
    return backup.allow(
        version.atLeast(METADATA_SINCE)
            ? Set.of("name", "description", "metadata")
            : Set.of("name", "description"));
  }

  static Fields restore(Fields restore) {
    return restore.allow(Set.of("name", "volume_id"));
  }

  /** The status that an administrator wants: available or error, in any case. */
  static BackupStatus resetStatus(Fields reset) {
    reset.allow(Set.of(STATUS)).requiredText(STATUS, 1);
    BackupStatus status = reset.status(STATUS, BackupStatus::of);
    if (status != BackupStatus.AVAILABLE && status != BackupStatus.ERROR) {
      throw reset.broken(STATUS, "must be available or error");
    }
    return status;
  }

  static Fields record(Fields record) {
    return record.allow(Set.of("backup_service", "backup_url"));
  }
}
