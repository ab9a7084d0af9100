package io.holdfast.web.backup;

import io.holdfast.backup.AcceptedRestore;
import io.holdfast.backup.Backup;
import io.holdfast.json.JsonFields;
import io.holdfast.web.request.Links;
import io.holdfast.web.request.Microversion;

/**
 * Backups as JSON (api.md section 6.2). No field beyond the API's: clients check for unknown ones.
 *
 * @param links addresses for the caller
 * @param version decides which fields there are
 * @param admin whether the caller sees who owns the backup
 */
record BackupView(Links links, Microversion version, boolean admin) {

  private static final int PROJECT_SINCE = 18;
  private static final int METADATA_SINCE = 43;
  private static final int USER_SINCE = 56;
  private static final int KEY_SINCE = 64;

  /** What Cinder's key manager with one fixed key calls it: it names nothing. */
  private static final String NO_KEY = "00000000-0000-0000-0000-000000000000";

  JsonFields summary(Backup backup) {
    return new JsonFields()
        .put("id", backup.id())
        .put("name", backup.name())
        .put("links", links.of("backups", backup.id()));
  }

  JsonFields detail(Backup backup) {
    JsonFields fields =
        new JsonFields()
            .put("id", backup.id())
            .put("status", backup.status().word())
            .put("size", backup.size())
            .put("object_count", backup.objectCount())
            .put("availability_zone", backup.availabilityZone())
            .put("container", backup.container())
            .put("created_at", backup.createdAt())
            .put("updated_at", backup.updatedAt())
            .put("name", backup.name())
            .put("description", backup.description())
            .put("fail_reason", backup.failReason())
            .put("volume_id", backup.volumeId())
            .put("links", links.of("backups", backup.id()))
            .put("is_incremental", backup.incremental())
            .put("has_dependent_backups", backup.dependentBackups() > 0)
            .put("snapshot_id", backup.snapshotId())
            .put("data_timestamp", backup.dataTimestamp());
    addNewer(fields, backup);
    return fields;
  }

  private void addNewer(JsonFields fields, Backup backup) {
    if (admin && version.atLeast(PROJECT_SINCE)) {
      fields.put("os-backup-project-attr:project_id", backup.projectId());
    }
    if (version.atLeast(METADATA_SINCE)) {
      fields.put("metadata", backup.metadata());
    }
    if (admin && version.atLeast(USER_SINCE)) {
      fields.put("user_id", backup.userId());
    }
    String key = backup.encryptionKeyId();
    if (version.atLeast(KEY_SINCE) && key != null && !key.equals(NO_KEY)) {
      fields.put("encryption_key_id", key);
    }
  }

  static JsonFields restore(AcceptedRestore restore) {
    return new JsonFields()
        .put("backup_id", restore.backupId())
        .put("volume_id", restore.volumeId())
        .put("volume_name", restore.volumeName());
  }
}
