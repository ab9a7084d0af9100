package io.holdfast.web.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.volume.Snapshot;
import io.holdfast.volume.SnapshotStatus;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeAttachment;
import io.holdfast.volume.VolumeStatus;
import io.holdfast.volume.VolumeTypes;
import io.holdfast.web.request.Links;
import io.holdfast.web.request.Microversion;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Field names are those of a recorded session with Cinder. */
class VolumeViewTest {

  private static final String[] OLDEST = {
    "id",
    "status",
    "size",
    "availability_zone",
    "created_at",
    "updated_at",
    "name",
    "description",
    "volume_type",
    "snapshot_id",
    "source_volid",
    "metadata",
    "links",
    "user_id",
    "bootable",
    "encrypted",
    "replication_status",
    "consistencygroup_id",
    "multiattach",
    "attachments"
  };

  private static final String[] SINCE_3_70 = {
    "group_id", "shared_targets", "service_uuid", "volume_type_id", "consumes_quota"
  };

  private static final String[] ADMIN_SINCE_3_70 = {
    "migration_status",
    "provider_id",
    "cluster_name",
    "os-vol-host-attr:host",
    "os-vol-mig-status-attr:migstat",
    "os-vol-mig-status-attr:name_id"
  };

  private final Volume volume = new Volume("v1", "u1", "abc", "nova", 2);

  @BeforeEach
  void fillVolume() {
    volume.host("node@files#files");
    volume.status(VolumeStatus.AVAILABLE);
  }

  @Test
  void theSummaryHasThreeFields() {
    assertThat(view(71, true).summary(volume).build().keySet())
        .containsExactly("id", "name", "links");
  }

  @Test
  void theOldestDetailHasNothingThatCameLater() {
    assertThat(view(0, false).changed(volume).build().keySet()).containsExactly(OLDEST);
    assertThat(view(0, false).detail(volume).build().keySet())
        .hasSize(OLDEST.length + 1)
        .contains("os-vol-tenant-attr:tenant_id");
  }

  @Test
  void membersSeeTheFieldsOfTheirVersion() {
    assertThat(view(70, false).detail(volume).build().keySet())
        .hasSize(OLDEST.length + SINCE_3_70.length + 1)
        .contains(OLDEST)
        .contains(SINCE_3_70)
        .contains("os-vol-tenant-attr:tenant_id");
  }

  @Test
  void administratorsSeeWhereItIs() {
    JsonObject detail = view(70, true).detail(volume).build();

    assertThat(detail.keySet())
        .hasSize(OLDEST.length + SINCE_3_70.length + ADMIN_SINCE_3_70.length + 1)
        .contains(ADMIN_SINCE_3_70);
    assertThat(detail.getString("os-vol-host-attr:host")).isEqualTo("node@files#files");
  }

  @Test
  void bootableIsAStringAndEncryptedIsNot() {
    JsonObject detail = view(0, false).detail(volume).build();

    assertThat(detail.getString("bootable")).isEqualTo("false");
    assertThat(detail.getBoolean("encrypted")).isFalse();
    assertThat(detail.getString("volume_type")).isEqualTo("__DEFAULT__");
  }

  @Test
  void theHostOfAnAttachmentIsForAdministratorsAndServices() {
    volume.attachments().add(new VolumeAttachment("a1", volume, null, "h1", "/dev/vdb", "rw"));
    JsonObject seen =
        view(0, false).detail(volume).build().getJsonArray("attachments").getJsonObject(0);

    assertThat(seen.keySet())
        .containsExactly(
            "id", "attachment_id", "volume_id", "server_id", "host_name", "device", "attached_at");
    assertThat(seen.getString("id")).isEqualTo("v1");
    assertThat(seen.getString("attachment_id")).isEqualTo("a1");
    assertThat(seen.isNull("host_name")).isTrue();
    assertThat(
            view(0, true)
                .detail(volume)
                .build()
                .getJsonArray("attachments")
                .getJsonObject(0)
                .getString("host_name"))
        .isEqualTo("h1");
    VolumeView ofService =
        new VolumeView(
            new Links("http://host", "abc"),
            Microversion.MINIMUM,
            false,
            true,
            new VolumeTypes(List.of("files")));
    JsonObject shown = ofService.detail(volume).build();
    assertThat(shown.getJsonArray("attachments").getJsonObject(0).getString("host_name"))
        .isEqualTo("h1");
    assertThat(shown).doesNotContainKey("os-vol-host-attr:host");
  }

  @Test
  void snapshotsHaveTheirProgressInTheDetailOnly() {
    Snapshot snapshot = new Snapshot("s1", "v1", "u1", "abc", 2);
    SnapshotView oldest = new SnapshotView(new Microversion(3, 0));

    assertThat(oldest.summary(snapshot).build().keySet())
        .containsExactly(
            "id",
            "created_at",
            "updated_at",
            "name",
            "description",
            "volume_id",
            "status",
            "size",
            "metadata");
    assertThat(
            oldest.detail(snapshot).build().getString("os-extended-snapshot-attributes:progress"))
        .isEqualTo("0%");
    snapshot.status(SnapshotStatus.AVAILABLE);
    assertThat(
            oldest.detail(snapshot).build().getString("os-extended-snapshot-attributes:progress"))
        .isEqualTo("100%");
    assertThat(new SnapshotView(Microversion.MAXIMUM).detail(snapshot).build().keySet())
        .hasSize(14)
        .contains("group_snapshot_id", "user_id", "consumes_quota")
        .contains("os-extended-snapshot-attributes:project_id");
  }

  private static VolumeView view(int minor, boolean admin) {
    return new VolumeView(
        new Links("http://host", "abc"),
        new Microversion(3, minor),
        admin,
        admin,
        new VolumeTypes(List.of("files", "ceph")));
  }
}
