package io.holdfast.web.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.Fields;
import io.holdfast.volume.AttachVolume;
import io.holdfast.volume.CreateSnapshot;
import io.holdfast.volume.CreateVolume;
import io.holdfast.web.request.Microversion;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the bodies of volume and snapshot calls may contain (api.md section 7). */
final class VolumeBodies {

  private static final int GROUP_SINCE = 13;
  private static final int BACKUP_SINCE = 47;
  private static final int UNKNOWN_REFUSED_SINCE = 53;
  private static final String CONNECTOR = "connector";
  private static final Set<String> CREATE =
      Set.of(
          "name",
          "description",
          "display_name",
          "display_description",
          "volume_type",
          "metadata",
          "snapshot_id",
          "source_volid",
          "consistencygroup_id",
          "size",
          "availability_zone",
          "multiattach",
          "image_id",
          "imageRef");

  private VolumeBodies() {}

  static CreateVolume create(Fields volume, Microversion version) {
    if (version.atLeast(UNKNOWN_REFUSED_SINCE)) {
      Set<String> known = new HashSet<>(CREATE);
      known.addAll(List.of("group_id", "backup_id"));
      volume.allow(known);
    }
    refuseUnsupported(volume, version);
    CreateVolume wanted =
        new CreateVolume(
            volume.size("size"),
            volume.name(alias(volume, "name")),
            volume.description(alias(volume, "description")),
            volume.metadataOrEmpty("metadata"),
            type(volume),
            volume.text("availability_zone", 0),
            volume.uuidOrNull("snapshot_id"),
            volume.uuidOrNull("source_volid"),
            version.atLeast(BACKUP_SINCE) ? volume.uuidOrNull("backup_id") : null);
    checkSource(volume, wanted);
    return wanted;
  }

  private static String type(Fields volume) {
    String type = volume.text("volume_type", 0);
    return type == null || type.isEmpty() ? null : type;
  }

  /** The older name of a field where only that is given. */
  static String alias(Fields fields, String field) {
    String older = "display_" + field;
    return fields.has(older) && !fields.has(field) ? older : field;
  }

  private static void refuseUnsupported(Fields volume, Microversion version) {
    for (String source : List.of("imageRef", "image_id", "consistencygroup_id")) {
      refuseIfGiven(volume, source);
    }
    if (version.atLeast(GROUP_SINCE)) {
      refuseIfGiven(volume, "group_id");
    }
    if (volume.given("multiattach") && volume.bool("multiattach")) {
      throw volume.broken("multiattach", "is not supported");
    }
  }

  private static void refuseIfGiven(Fields volume, String field) {
    boolean blank = volume.raw(field).toString().equals("\"\"");
    if (volume.given(field) && !blank) {
      throw volume.broken(field, "is not supported by this service");
    }
  }

  private static void checkSource(Fields volume, CreateVolume wanted) {
    boolean fromSnapshot = wanted.snapshotId() != null;
    boolean fromVolume = wanted.sourceVolumeId() != null;
    boolean fromBackup = wanted.backupId() != null;
    if (fromSnapshot && fromVolume) {
      throw volume.broken("source_volid", "must not be given together with snapshot_id");
    }
    if (fromBackup && (fromSnapshot || fromVolume)) {
      throw volume.broken("backup_id", "must not be given together with another source");
    }
    if (wanted.size() == null && !fromSnapshot && !fromVolume && !fromBackup) {
      throw volume.broken("size", "is required unless there is a source");
    }
  }

  static CreateSnapshot createSnapshot(Fields snapshot, Microversion version) {
    snapshot.allow(Set.of("name", "display_name", "description", "volume_id", "force", "metadata"));
    boolean force = snapshot.bool("force");
    return new CreateSnapshot(
        snapshot.uuid("volume_id"),
        snapshot.name(alias(snapshot, "name")),
        snapshot.description("description"),
        force || version.atLeast(66),
        snapshot.metadataOrEmpty("metadata"));
  }

  static Fields update(Fields fields, boolean metadata) {
    Set<String> known =
        new HashSet<>(Set.of("name", "description", "display_name", "display_description"));
    if (metadata) {
      known.add("metadata");
    }
    return fields.allow(known);
  }

  static AttachVolume attach(Fields attach) {
    attach.allow(Set.of("instance_uuid", "host_name", "mountpoint", "mode"));
    String mountpoint = attach.requiredText("mountpoint", 1);
    String mode = attach.has("mode") ? attach.requiredText("mode", 1) : "rw";
    if (!mode.equals("rw") && !mode.equals("ro")) {
      throw attach.broken("mode", "must be rw or ro");
    }
    String instance = attach.has("instance_uuid") ? attach.uuid("instance_uuid") : null;
    String host = attach.has("host_name") ? attach.requiredText("host_name", 1) : null;
    if ((instance == null) == (host == null)) {
      throw RequestRefusedException.badRequest(
          "Invalid input for os-attach: it must have either instance_uuid or host_name.");
    }
    return new AttachVolume(instance, host, mountpoint, mode);
  }

  /** The attachment that a detach names, or null for the only one. */
  static String detach(Fields detach) {
    return detach.allow(Set.of("attachment_id")).uuidOrNull("attachment_id");
  }

  /** The attachment that is to be dropped by force, or null; a connector means nothing here. */
  static String forceDetach(Fields detach) {
    return detach.allow(Set.of("attachment_id", CONNECTOR)).uuidOrNull("attachment_id");
  }

  /**
   * Checks that a body has a connector, which says who connects: an object, or text. What is in it
   * is for backends that let in certain hosts only, of which there are none.
   *
   * @param orNull whether it may be null
   */
  static void requireConnector(Fields connection, boolean orNull) {
    connection.allow(Set.of(CONNECTOR));
    boolean possible =
        switch (connection.raw(CONNECTOR).getValueType()) {
          case OBJECT, STRING -> true;
          case NULL -> orNull && connection.has(CONNECTOR);
          default -> false;
        };
    if (!possible) {
      throw connection.broken(CONNECTOR, "is required and must be an object");
    }
  }

  static int extend(Fields extend) {
    Integer size = extend.allow(Set.of("new_size")).size("new_size");
    if (size == null) {
      throw extend.broken("new_size", "is required");
    }
    return size;
  }

  static boolean bootable(Fields setBootable) {
    if (!setBootable.allow(Set.of("bootable")).given("bootable")) {
      throw setBootable.broken("bootable", "is required");
    }
    return setBootable.bool("bootable");
  }

  /** True if the value means that there is no migration, the only state there is. */
  static boolean noMigration(JsonValue status) {
    return status.getValueType() == JsonValue.ValueType.NULL
        || status.toString().equals("\"none\"");
  }
}
