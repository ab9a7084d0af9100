package io.holdfast.web.volume;

import io.holdfast.json.JsonFields;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeAttachment;
import io.holdfast.volume.VolumeTypes;
import io.holdfast.web.request.Links;
import io.holdfast.web.request.Microversion;
import java.util.List;

/**
 * Volumes as JSON (api.md section 7.1).
 *
 * @param links addresses for the caller
 * @param version decides which fields there are
 * @param admin whether the caller sees where the volume is
 * @param seesHosts whether the caller sees from which hosts it is used
 * @param types the types there are
 */
record VolumeView(
    Links links, Microversion version, boolean admin, boolean seesHosts, VolumeTypes types) {

  private static final int GROUP_SINCE = 13;
  private static final int PROVIDER_SINCE = 21;
  private static final int SHARED_TARGETS_SINCE = 48;
  private static final int CLUSTER_SINCE = 61;
  private static final int TYPE_ID_SINCE = 63;
  private static final int KEY_SINCE = 64;
  private static final int QUOTA_SINCE = 65;

  JsonFields summary(Volume volume) {
    return new JsonFields()
        .put("id", volume.id())
        .put("name", volume.name())
        .put("links", links.of("volumes", volume.id()));
  }

  /** The answer to create and update: all but the attributes that only show and lists have. */
  JsonFields changed(Volume volume) {
    return common(volume);
  }

  JsonFields detail(Volume volume) {
    JsonFields fields = common(volume).put("os-vol-tenant-attr:tenant_id", volume.projectId());
    if (admin) {
      fields
          .put("os-vol-host-attr:host", volume.host())
          .put("os-vol-mig-status-attr:migstat", volume.migrationStatus())
          .putNull("os-vol-mig-status-attr:name_id");
    }
    return fields;
  }

  private JsonFields common(Volume volume) {
    JsonFields fields =
        new JsonFields()
            .put("id", volume.id())
            .put("status", volume.status().word())
            .put("size", volume.size())
            .put("availability_zone", volume.availabilityZone())
            .put("created_at", volume.createdAt())
            .put("updated_at", volume.updatedAt())
            .put("name", volume.name())
            .put("description", volume.description())
            .put("volume_type", types.of(volume).name())
            .put("snapshot_id", volume.snapshotId())
            .put("source_volid", volume.sourceVolumeId())
            .put("metadata", volume.metadata())
            .put("links", links.of("volumes", volume.id()))
            .put("user_id", volume.userId())
            .put("bootable", String.valueOf(volume.bootable()))
            .put("encrypted", volume.encryptionKeyId() != null)
            .putNull("replication_status")
            .putNull("consistencygroup_id")
            .put("multiattach", volume.multiattach())
            .put("attachments", attachments(volume));
    if (admin) {
      fields.put("migration_status", volume.migrationStatus());
    }
    return addNewer(fields, volume);
  }

  private JsonFields addNewer(JsonFields fields, Volume volume) {
    if (version.atLeast(GROUP_SINCE)) {
      fields.putNull("group_id");
    }
    if (admin && version.atLeast(PROVIDER_SINCE)) {
      fields.putNull("provider_id");
    }
    if (version.atLeast(SHARED_TARGETS_SINCE)) {
      fields.put("shared_targets", false).putNull("service_uuid");
    }
    if (admin && version.atLeast(CLUSTER_SINCE)) {
      fields.putNull("cluster_name");
    }
    if (version.atLeast(TYPE_ID_SINCE)) {
      fields.put("volume_type_id", types.of(volume).id());
    }
    if (version.atLeast(KEY_SINCE) && volume.encryptionKeyId() != null) {
      fields.put("encryption_key_id", volume.encryptionKeyId());
    }
    if (version.atLeast(QUOTA_SINCE)) {
      fields.put("consumes_quota", volume.useQuota());
    }
    return fields;
  }

  private List<JsonFields> attachments(Volume volume) {
    return volume.attachments().stream().map(attachment -> attachment(volume, attachment)).toList();
  }

  private JsonFields attachment(Volume volume, VolumeAttachment attachment) {
    return new JsonFields()
        .put("id", volume.id())
        .put("attachment_id", attachment.id())
        .put("volume_id", volume.id())
        .put("server_id", attachment.instanceUuid())
        .put("host_name", seesHosts ? attachment.hostName() : null)
        .put("device", attachment.mountpoint())
        .put("attached_at", attachment.attachedAt());
  }
}
