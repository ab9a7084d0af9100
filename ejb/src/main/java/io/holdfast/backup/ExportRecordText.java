package io.holdfast.backup;

import static io.holdfast.json.JsonParts.JSON;

import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Writes a record as Cinder does: every field of the row, times to the second. */
final class ExportRecordText {

  private ExportRecordText() {}

  static ExportRecord of(Backup backup) {
    JsonObjectBuilder row = JSON.createObjectBuilder();
    row.add("driver_info", JSON.createObjectBuilder());
    addIds(row, backup);
    addPlace(row, backup);
    addState(row, backup);
    JsonObjectBuilder metadata = JSON.createObjectBuilder();
    backup.metadata().forEach(metadata::add);
    row.add("metadata", metadata);
    byte[] json = row.build().toString().getBytes(StandardCharsets.UTF_8);
    return new ExportRecord(backup.service(), Base64.getEncoder().encodeToString(json));
  }

  private static void addIds(JsonObjectBuilder row, Backup backup) {
    add(row, "id", backup.id());
    add(row, "user_id", backup.userId());
    add(row, "project_id", backup.projectId());
    add(row, "volume_id", backup.volumeId());
    add(row, "snapshot_id", backup.snapshotId());
    add(row, "parent_id", backup.parentId());
    add(row, "temp_volume_id", backup.temporaryVolumeId());
    add(row, "temp_snapshot_id", backup.temporarySnapshotId());
    add(row, "restore_volume_id", backup.restoreVolumeId());
    add(row, "encryption_key_id", backup.encryptionKeyId());
  }

  private static void addPlace(JsonObjectBuilder row, Backup backup) {
    add(row, "host", backup.host());
    add(row, "availability_zone", backup.availabilityZone());
    add(row, "service", backup.service());
    add(row, "container", backup.container());
    add(row, "service_metadata", backup.serviceMetadata());
    row.add("size", backup.size());
    row.add("object_count", backup.objectCount());
    row.add("num_dependent_backups", backup.dependentBackups());
  }

  private static void addState(JsonObjectBuilder row, Backup backup) {
    add(row, "status", backup.status().word());
    add(row, "fail_reason", backup.failReason());
    add(row, "display_name", backup.name());
    add(row, "display_description", backup.description());
    add(row, "data_timestamp", time(backup.dataTimestamp()));
    add(row, "created_at", time(backup.createdAt()));
    add(row, "updated_at", time(backup.updatedAt()));
    add(row, "deleted_at", time(backup.deletedAt()));
    row.add("deleted", backup.deleted());
  }

  private static String time(LocalDateTime time) {
    return time == null
        ? null
        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS)) + "Z";
  }

  private static void add(JsonObjectBuilder row, String key, String value) {
    if (value == null) {
      row.addNull(key);
    } else {
      row.add(key, value);
    }
  }
}
