package io.holdfast.volume;

import static io.holdfast.json.JsonParts.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * A volume's row with the columns of Cinder, in their order; those that we do not have are null
 * (chunked-format.md section 5). Threads: one.
 */
final class VolumeColumns {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

  private final JsonObjectBuilder columns = JSON.createObjectBuilder();

  private VolumeColumns() {}

  static JsonObject of(Volume volume) {
    VolumeColumns row = new VolumeColumns();
    row.addIdentity(volume);
    row.addPlace(volume);
    row.addState(volume);
    row.addSource(volume);
    return row.columns.build();
  }

  private void addIdentity(Volume volume) {
    add("created_at", volume.createdAt());
    add("updated_at", volume.updatedAt());
    add("deleted_at", volume.deletedAt());
    columns.add("deleted", volume.deleted());
    add("id", volume.id());
    addNull("_name_id");
    columns.add("use_quota", volume.useQuota());
    addNull("ec2_id");
    add("user_id", volume.userId());
    add("project_id", volume.projectId());
    add("snapshot_id", volume.snapshotId());
  }

  private void addPlace(Volume volume) {
    addNull("cluster_name");
    add("host", volume.host());
    columns.add("size", volume.size());
    add("availability_zone", volume.availabilityZone());
  }

  private void addState(Volume volume) {
    add("status", volume.status());
    add("attach_status", volume.attachStatus());
    add("migration_status", volume.migrationStatus());
    addNull("scheduled_at");
    add("launched_at", volume.launchedAt());
    addNull("terminated_at");
    add("display_name", volume.name());
    add("display_description", volume.description());
  }

  private void addSource(Volume volume) {
    addNull("provider_location", "provider_auth", "provider_geometry", "provider_id");
    addNull("volume_type_id");
    add("source_volid", volume.sourceVolumeId());
    add("encryption_key_id", volume.encryptionKeyId());
    addNull("consistencygroup_id", "group_id");
    columns.add("bootable", volume.bootable());
    columns.add("multiattach", volume.multiattach());
    addNull("replication_status", "replication_extended_status", "replication_driver_data");
    add("previous_status", volume.previousStatus());
    addNull("service_uuid", "shared_targets");
  }

  private void add(String column, Object value) {
    if (value == null) {
      columns.addNull(column);
    } else {
      columns.add(column, value.toString());
    }
  }

  private void add(String column, LocalDateTime time) {
    add(column, time == null ? null : (Object) TIME.format(time));
  }

  private void addNull(String... absent) {
    for (String column : absent) {
      columns.addNull(column);
    }
  }
}
