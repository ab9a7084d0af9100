package io.holdfast.producer;

import io.holdfast.backup.Backup;
import io.holdfast.json.JsonFields;

/** A backup as answers tell of it, in the API's words. */
final class BackupState {

  private BackupState() {}

  static JsonFields of(Backup backup) {
    return new JsonFields()
        .put("backup_id", backup.id())
        .put("status", backup.status().word())
        .put("name", backup.name())
        .put("volume_id", backup.volumeId())
        .put("snapshot_id", backup.snapshotId())
        .put("size", backup.size())
        .put("object_count", backup.objectCount())
        .put("is_incremental", backup.incremental())
        .put("created_at", backup.createdAt())
        .put("updated_at", backup.updatedAt())
        .put("fail_reason", backup.failReason());
  }
}
