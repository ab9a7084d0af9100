package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new volume that is asked for with the data of a backup, from microversion 3.47 on. */
class VolumeFromBackupIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab0f");
  private final Rows rows = new Rows(server);
  private String source;
  private String backup;

  @BeforeEach
  void aBackup() throws Exception {
    rows.quota(api.project(), 100);
    source = api.volume(1);
    VolumeData.mixed(server.volumeFile(source), 11);
    backup = api.storedBackup(backupOf(source));
  }

  private Answer create(JsonObjectBuilder volume, String microversion) {
    String body = Api.object("volume", volume).toString();
    return api.send("POST", "/volumes", body, microversion);
  }

  private JsonObjectBuilder ofBackup() {
    return Json.createObjectBuilder().add("backup_id", backup);
  }

  @Test
  void hasTheBackupsDataAndTheCallersName() throws Exception {
    JsonObject answer =
        create(ofBackup().add("name", "mine"), "3.47").expect(202).getJsonObject("volume");
    String volume = answer.getString("id");
    assertThat(answer.getString("status")).isEqualTo("creating");
    assertThat(answer.getInt("size")).isEqualTo(1);

    api.awaitVolume(volume, "available");
    api.awaitBackup(backup, "available");

    Path file = server.volumeFile(volume);
    assertThat(VolumeData.mismatch(server.volumeFile(source), file)).isEqualTo(-1);
    assertThat(api.get("/volumes/" + volume).expect(200).getJsonObject("volume").getString("name"))
        .isEqualTo("mine");
  }

  @Test
  void mayBeLargerThanTheBackupWithZeroesBehindTheData() throws Exception {
    String volume =
        create(ofBackup().add("size", 2), "3.71")
            .expect(202)
            .getJsonObject("volume")
            .getString("id");
    api.awaitVolume(volume, "available");

    Path file = server.volumeFile(volume);
    long gibibyte = 1L << 30;
    assertThat(VolumeData.mismatchIn(server.volumeFile(source), file, gibibyte)).isEqualTo(-1);
    assertThat(VolumeData.firstNonZero(file, gibibyte)).isEqualTo(-1);
  }

  @Test
  void isRefusedWhereItCannotBe() {
    String before = rows.state();
    create(ofBackup().add("source_volid", source), "3.71").expectFault(400, "badRequest");
    create(ofBackup().add("availability_zone", "nowhere"), "3.71").expectFault(400, "badRequest");
    create(Json.createObjectBuilder().add("backup_id", source), "3.71")
        .expectFault(404, "itemNotFound");
    assertThat(rows.state()).isEqualTo(before);
  }

  @Test
  void waitsForNobodyElsesRestore() {
    rows.execute("update backups set status = 'restoring' where id = '" + backup + "'");
    String before = rows.state();
    create(ofBackup(), "3.71").expectFault(400, "badRequest");
    assertThat(rows.state()).isEqualTo(before);
    rows.execute("update backups set status = 'available' where id = '" + backup + "'");
  }

  @Test
  void olderVersionsDoNotKnowTheField() {
    String before = rows.state();
    create(ofBackup(), "3.46").expectFault(400, "badRequest");
    assertThat(rows.state()).isEqualTo(before);
  }
}
