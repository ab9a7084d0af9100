package io.holdfast.backup;

import static io.holdfast.json.JsonParts.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The fields that OpenStack's backup notifications carry (workflow.md section 8). */
final class BackupEventPayload {

  private BackupEventPayload() {}

  static JsonObject of(Backup backup) {
    JsonObjectBuilder payload = JSON.createObjectBuilder();
    add(payload, "tenant_id", backup.projectId());
    add(payload, "user_id", backup.userId());
    add(payload, "availability_zone", backup.availabilityZone());
    add(payload, "backup_id", backup.id());
    add(payload, "host", backup.host());
    add(payload, "display_name", backup.name());
    add(payload, "created_at", backup.createdAt().toString());
    add(payload, "status", backup.status().word());
    add(payload, "volume_id", backup.volumeId());
    payload.add("size", backup.size());
    add(payload, "service_metadata", backup.serviceMetadata());
    add(payload, "service", backup.service());
    add(payload, "fail_reason", backup.failReason());
    add(payload, "parent_id", backup.parentId());
    payload.add("num_dependent_backups", backup.dependentBackups());
    add(payload, "snapshot_id", backup.snapshotId());
    return payload.build();
  }

  private static void add(JsonObjectBuilder payload, String key, String value) {
    if (value == null) {
      payload.addNull(key);
    } else {
      payload.add(key, value);
    }
  }
}
