package io.holdfast.web.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonBody;
import io.holdfast.volume.AttachVolume;
import io.holdfast.volume.CreateSnapshot;
import io.holdfast.volume.CreateVolume;
import io.holdfast.web.request.Microversion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeBodiesTest {

  private static final String ID = "5efd9f12-893d-462e-848a-5d30d8e52ed2";

  @Test
  void whatTheCommandLineClientSendsIsUnderstood() {
    assertThat(
            create(
                0,
                "{\"size\":1,\"consistencygroup_id\":null,\"snapshot_id\":null,\"name\":\"v\","
                    + "\"description\":null,\"volume_type\":null,\"availability_zone\":null,"
                    + "\"metadata\":{},\"imageRef\":null,\"source_volid\":null,\"user_id\":null}"))
        .isEqualTo(new CreateVolume(1, "v", null, Map.of(), null, null, null, null, null));
  }

  @Test
  void theSizeMayBeLeftToASource() {
    assertThat(create(0, "{\"size\":null,\"snapshot_id\":\"" + ID + "\"}").snapshotId())
        .isEqualTo(ID);
    assertThat(create(0, "{\"source_volid\":\"" + ID + "\"}").sourceVolumeId()).isEqualTo(ID);
    assertThatThrownBy(() -> create(0, "{}")).hasMessageContaining("size");
    assertThatThrownBy(() -> create(0, "{\"size\":null}")).hasMessageContaining("size");
  }

  @Test
  void thereIsAtMostOneSource() {
    assertThatThrownBy(
            () -> create(0, "{\"snapshot_id\":\"" + ID + "\",\"source_volid\":\"" + ID + "\"}"))
        .hasMessageContaining("together");
  }

  @Test
  void unknownFieldsAreIgnoredByOldVersionsOnly() {
    assertThat(create(52, "{\"size\":1,\"colour\":1}").size()).isEqualTo(1);
    assertThatThrownBy(() -> create(53, "{\"size\":1,\"colour\":1}"))
        .hasMessageContaining("colour");
    assertThat(create(53, "{\"size\":1,\"display_name\":\"n\",\"backup_id\":null}").name())
        .isEqualTo("n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"imageRef\":\"i\"",
        "\"image_id\":\"i\"",
        "\"consistencygroup_id\":\"c\"",
        "\"group_id\":\"g\"",
        "\"multiattach\":true"
      })
  void whatIsNotSupportedIsRefusedRatherThanIgnored(String field) {
    assertThatThrownBy(() -> create(71, "{\"size\":1," + field + "}"))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("not supported");
  }

  @Test
  void anEmptyTypeIsNone() {
    assertThat(create(0, "{\"size\":1,\"volume_type\":\"fast\"}").type()).isEqualTo("fast");
    assertThat(create(0, "{\"size\":1,\"volume_type\":\"\"}").type()).isNull();
  }

  @Test
  void snapshotsOfVolumesInUseNeedNoForceFromTheirVersionOn() {
    Fields fields = fields("{\"volume_id\":\"" + ID + "\",\"name\":\" s \"}");

    assertThat(VolumeBodies.createSnapshot(fields, new Microversion(3, 65)))
        .isEqualTo(new CreateSnapshot(ID, "s", null, false, Map.of()));
    assertThat(VolumeBodies.createSnapshot(fields, new Microversion(3, 66)).force()).isTrue();
    assertThatThrownBy(
            () ->
                VolumeBodies.createSnapshot(
                    fields("{\"volume_id\":\"" + ID + "\",\"x\":1}"), Microversion.MINIMUM))
        .hasMessageContaining("x is unknown");
  }

  @Test
  void anAttachmentHasAMountpointAndEitherInstanceOrHost() {
    assertThat(VolumeBodies.attach(fields("{\"mountpoint\":\"/dev/vdb\",\"host_name\":\"h\"}")))
        .isEqualTo(new AttachVolume(null, "h", "/dev/vdb", "rw"));
    assertThat(
            VolumeBodies.attach(
                fields(
                    "{\"mountpoint\":\"/dev/vdb\",\"mode\":\"ro\",\"instance_uuid\":\""
                        + ID
                        + "\"}")))
        .isEqualTo(new AttachVolume(ID, null, "/dev/vdb", "ro"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"host_name\":\"h\"}",
        "{\"mountpoint\":\"\",\"host_name\":\"h\"}",
        "{\"mountpoint\":\"/d\"}",
        "{\"mountpoint\":\"/d\",\"host_name\":\"h\",\"mode\":\"rx\"}",
        "{\"mountpoint\":\"/d\",\"host_name\":\"h\",\"mode\":null}",
        "{\"mountpoint\":\"/d\",\"instance_uuid\":\"x\"}",
        "{\"mountpoint\":\"/d\",\"host_name\":\"h\",\"x\":1}",
        "{\"mountpoint\":\"/d\",\"host_name\":\"h\",\"instance_uuid\":\"5efd9f12893d462e848a5d30d8e52ed2\"}"
      })
  void theseAreNoAttachments(String json) {
    assertThatThrownBy(() -> VolumeBodies.attach(fields(json)))
        .isInstanceOf(RequestRefusedException.class);
  }

  @Test
  void aDetachMayNameItsAttachment() {
    assertThat(VolumeBodies.detach(fields("{}"))).isNull();
    assertThat(VolumeBodies.detach(fields("{\"attachment_id\":\"" + ID + "\"}"))).isEqualTo(ID);
    assertThatThrownBy(() -> VolumeBodies.detach(fields("{\"x\":1}")))
        .isInstanceOf(RequestRefusedException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"connector\":{}}|true|true",
        "{\"connector\":{\"host\":\"h\",\"ip\":\"192.0.2.1\"}}|true|true",
        "{\"connector\":\"text\"}|true|true",
        "{\"connector\":null}|false|true",
        "{}|false|false",
        "{\"connector\":1}|false|false",
        "{\"connector\":[]}|false|false",
        "{\"connector\":{},\"host\":\"h\"}|false|false",
      })
  void aConnectionNamesItsConnector(String json, boolean toInitialize, boolean toTerminate) {
    assertThat(accepted(() -> VolumeBodies.requireConnector(fields(json), false)))
        .isEqualTo(toInitialize);
    assertThat(accepted(() -> VolumeBodies.requireConnector(fields(json), true)))
        .isEqualTo(toTerminate);
  }

  private static boolean accepted(Runnable check) {
    try {
      check.run();
      return true;
    } catch (RequestRefusedException refused) {
      return false;
    }
  }

  @Test
  void aDetachByForceMayNameAttachmentAndConnector() {
    assertThat(VolumeBodies.forceDetach(fields("{}"))).isNull();
    assertThat(
            VolumeBodies.forceDetach(
                fields("{\"attachment_id\":\"" + ID + "\",\"connector\":{\"host\":\"h\"}}")))
        .isEqualTo(ID);
    assertThatThrownBy(() -> VolumeBodies.forceDetach(fields("{\"attachment\":\"x\"}")))
        .isInstanceOf(RequestRefusedException.class);
  }

  @Test
  void anExtensionHasANewSize() {
    assertThat(VolumeBodies.extend(fields("{\"new_size\":\"4\"}"))).isEqualTo(4);
    assertThatThrownBy(() -> VolumeBodies.extend(fields("{}"))).hasMessageContaining("new_size");
  }

  @Test
  void aVolumeIsSaidToBeBootableOrNot() {
    assertThat(VolumeBodies.bootable(fields("{\"bootable\":true}"))).isTrue();
    assertThat(VolumeBodies.bootable(fields("{\"bootable\":\"false\"}"))).isFalse();
    for (String body :
        List.of("{}", "{\"bootable\":null}", "{\"bootable\":2}", "{\"boot\":true}")) {
      assertThatThrownBy(() -> VolumeBodies.bootable(fields(body))).hasMessageContaining("boot");
    }
  }

  @Test
  void onlySnapshotsHaveNoMetadataInAnUpdate() {
    Fields metadata = fields("{\"metadata\":{}}");

    assertThat(VolumeBodies.update(metadata, true)).isSameAs(metadata);
    assertThatThrownBy(() -> VolumeBodies.update(metadata, false)).hasMessageContaining("metadata");
  }

  private static CreateVolume create(int minor, String json) {
    return VolumeBodies.create(fields(json), new Microversion(3, minor));
  }

  private static Fields fields(String json) {
    return JsonBody.parse(("{\"x\":" + json + "}").getBytes(StandardCharsets.UTF_8)).only("x");
  }
}
