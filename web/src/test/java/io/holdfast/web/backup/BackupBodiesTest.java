package io.holdfast.web.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.backup.BackupStatus;
import io.holdfast.backup.CreateBackup;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonBody;
import io.holdfast.web.request.Microversion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupBodiesTest {

  private static final String VOLUME = "5efd9f12-893d-462e-848a-5d30d8e52ed2";

  @Test
  void aVolumeIsEnough() {
    assertThat(create(0, ""))
        .isEqualTo(new CreateBackup(VOLUME, null, null, null, false, false, null, Map.of(), null));
  }

  @Test
  void whatTheCommandLineClientSendsIsUnderstood() {
    assertThat(
            create(
                0,
                ",\"container\":null,\"name\":null,\"description\":null,\"incremental\":false,"
                    + "\"force\":true,\"snapshot_id\":null"))
        .isEqualTo(new CreateBackup(VOLUME, null, null, null, false, true, null, Map.of(), null));
  }

  @Test
  void everyFieldIsRead() {
    assertThat(
            create(
                51,
                ",\"container\":\"c\",\"name\":\" n \",\"description\":\"d\",\"incremental\":\"yes\","
                    + "\"force\":\"no\",\"snapshot_id\":\""
                    + VOLUME
                    + "\",\"metadata\":{\"k\":\"v\"},\"availability_zone\":\"z\""))
        .isEqualTo(
            new CreateBackup(VOLUME, "c", "n", "d", true, false, VOLUME, Map.of("k", "v"), "z"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 42})
  void metadataComeWithTheirVersion(int minor) {
    assertThatThrownBy(() -> create(minor, ",\"metadata\":{}")).hasMessageContaining("metadata");
    assertThat(create(43, ",\"metadata\":null").metadata()).isEmpty();
  }

  @Test
  void theZoneComesWithItsVersion() {
    assertThatThrownBy(() -> create(50, ",\"availability_zone\":\"z\""))
        .hasMessageContaining("availability_zone");
    assertThat(create(51, ",\"availability_zone\":\"z\"").availabilityZone()).isEqualTo("z");
  }

  @Test
  void unknownFieldsAreRefused() {
    assertThatThrownBy(() -> create(71, ",\"colour\":\"red\"")).hasMessageContaining("colour");
    assertThatThrownBy(() -> BackupBodies.restore(fields("{\"colour\":1}")))
        .isInstanceOf(RequestRefusedException.class);
    assertThatThrownBy(
            () -> BackupBodies.update(fields("{\"status\":\"error\"}"), Microversion.MAXIMUM))
        .isInstanceOf(RequestRefusedException.class);
  }

  @Test
  void anUpdateTakesMetadataFromTheirVersionOn() {
    Fields metadata = fields("{\"metadata\":{}}");

    assertThat(BackupBodies.update(metadata, new Microversion(3, 43))).isSameAs(metadata);
    assertThatThrownBy(() -> BackupBodies.update(metadata, new Microversion(3, 42)))
        .hasMessageContaining("metadata");
  }

  private static CreateBackup create(int minor, String more) {
    Fields fields = fields("{\"volume_id\":\"" + VOLUME + "\"" + more + "}");
    return BackupBodies.create(fields, new Microversion(3, minor));
  }

  private static Fields fields(String json) {
    return JsonBody.parse(("{\"x\":" + json + "}").getBytes(StandardCharsets.UTF_8)).only("x");
  }

  @Test
  void aResetTakesItsStatusInAnyCase() {
    assertThat(reset("{\"status\":\"Available\"}")).isEqualTo(BackupStatus.AVAILABLE);
    assertThat(reset("{\"status\":\"error\"}")).isEqualTo(BackupStatus.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "{\"status\":null}",
        "{\"status\":\"deleting\"}",
        "{\"status\":1}",
        "{\"status\":\"error\",\"x\":1}"
      })
  void aResetToAnythingElseIsRefused(String fields) {
    assertThatThrownBy(() -> reset(fields)).isInstanceOf(RequestRefusedException.class);
  }

  private static BackupStatus reset(String fields) {
    String body = "{\"os-reset_status\":" + fields + "}";
    return BackupBodies.resetStatus(
        JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)).action().fields());
  }
}
