package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forced deletes and resets, also of backups that are being made or restored. */
class AdministratorActionsIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab0a");
  private final Rows rows = new Rows(server);

  @BeforeEach
  void roomInTheQuota() {
    rows.quota(api.project(), 100);
  }

  private String volumeInUse() throws IOException {
    String volume = api.volume(1);
    for (int part = 0; part < 8; part++) {
      VolumeData.random(server.volumeFile(volume), (long) part * (120 << 20), 100 << 20, part);
    }
    api.attach(volume);
    return volume;
  }

  private String startBackup(String volume) {
    return api.backup(backupOf(volume).add("force", true))
        .expect(202)
        .getJsonObject("backup")
        .getString("id");
  }

  private String smallBackup() throws IOException {
    String volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 5);
    return api.storedBackup(backupOf(volume));
  }

  private void awaitRunning(String backup, String action) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> rows.count(jobs(backup, action) + " and state = 'running'") == 1);
  }

  private static String jobs(String backup, String action) {
    return "jobs where backup_id = '" + backup + "' and action = '" + action + "'";
  }

  private Answer reset(String backup, String status) {
    return act(backup, "os-reset_status", Json.createObjectBuilder().add("status", status));
  }

  private Answer act(String backup, String action, JsonObjectBuilder fields) {
    return api.post("/backups/" + backup + "/action", Api.object(action, fields));
  }

  private Answer forceDelete(String backup) {
    JsonObject body = Json.createObjectBuilder().addNull("os-force_delete").build();
    return api.post("/backups/" + backup + "/action", body);
  }

  private void awaitGone(String backup) {
    await().atMost(Duration.ofSeconds(60)).until(() -> api.get("/backups/" + backup).code() == 404);
  }

  private void awaitStatus(String backup, String status) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.showBackup(backup).getString("status").equals(status));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                rows.count(
                        "jobs where state in ('queued', 'running') and backup_id = '"
                            + backup
                            + "'")
                    == 0);
  }

  private void assertNothingIsLeft(String volume, String backup) {
    assertThat(server.repositoryFilesOf(backup)).isEmpty();
    assertThat(server.snapshotFiles(volume)).isEmpty();
    assertThat(rows.count("snapshots where volume_id = '" + volume + "' and not deleted")).isZero();
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
  }

  @Test
  void aForcedDeleteStopsABackupThatRuns() throws Exception {
    String volume = volumeInUse();
    String backup = startBackup(volume);
    awaitRunning(backup, "backup.create");

    forceDelete(backup).expect(202);
    assertThat(api.volumeStatus(volume)).isEqualTo("in-use");
    awaitGone(backup);

    assertThat(rows.text("select state from " + jobs(backup, "backup.create"))).isEqualTo("failed");
    assertNothingIsLeft(volume, backup);
  }

  @Test
  void aForcedDeleteOfABackupThatIsBeingDeletedChangesNothing() throws Exception {
    String backup = smallBackup();
    api.delete("/backups/" + backup).expect(202);
    int code = forceDelete(backup).code();
    assertThat(code).isIn(202, 404);
    awaitGone(backup);
    assertThat(rows.count(jobs(backup, "backup.delete"))).isEqualTo(1);
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
  }

  @Test
  void aBackupThatIsReadByOthersIsNotDeletedByForce() throws Exception {
    String volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 6);
    String full = api.storedBackup(backupOf(volume));
    String incremental = api.storedBackup(backupOf(volume).add("incremental", true));

    forceDelete(full).expectFault(400, "badRequest");

    api.restore(incremental, null);
  }

  @Test
  void aResetToErrorStopsABackupThatRunsAndDeletesItsRemains() throws Exception {
    String volume = volumeInUse();
    String backup = startBackup(volume);
    awaitRunning(backup, "backup.create");

    reset(backup, "error").expect(202);
    awaitStatus(backup, "error");
    assertThat(api.volumeStatus(volume)).isEqualTo("in-use");
    assertNothingIsLeft(volume, backup);

    reset(backup, "AVAILABLE").expect(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !api.showBackup(backup).getString("fail_reason").contains("administrator"));
    awaitStatus(backup, "error");
    api.deleteBackup(backup);
  }

  @ParameterizedTest
  @ValueSource(strings = {"available", "error"})
  void aResetStopsARestoreAndSpoilsItsVolumeButNotTheBackup(String status) throws Exception {
    String volume = volumeInUse();
    String backup = startBackup(volume);
    api.awaitBackup(backup, "available");
    String target = api.startRestore(backup, null);
    awaitRunning(backup, "backup.restore");

    reset(backup, status).expect(202);
    assertThat(api.volumeStatus(target)).isEqualTo("error");
    awaitStatus(backup, status);
    assertThat(rows.text("select state from " + jobs(backup, "backup.restore")))
        .isEqualTo("failed");

    reset(backup, "available").expect(202);
    awaitStatus(backup, "available");
    String restored = api.restore(backup, null);
    assertThat(VolumeData.mismatch(server.volumeFile(volume), server.volumeFile(restored)))
        .isEqualTo(-1);
  }

  @Test
  void aBackupWhoseDataAreDamagedDoesNotBecomeAvailableByAReset() throws Exception {
    String backup = smallBackup();
    reset(backup, "error").expect(202);
    awaitStatus(backup, "error");
    server.flipByteIn(backup, "-00001");

    reset(backup, "available").expect(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.showBackup(backup).getString("fail_reason").contains("-00001"));
    awaitStatus(backup, "error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleting", "creating", "restoring", "none", ""})
  void onlyAvailableAndErrorCanBeSet(String status) throws Exception {
    String backup = smallBackup();
    reset(backup, status).expectFault(400, "badRequest");
    assertThat(api.showBackup(backup).getString("status")).isEqualTo("available");
  }

  @Test
  void withoutAWorkerNothingIsReset() throws Exception {
    String backup = smallBackup();
    rows.disableWorkers(true);
    try {
      reset(backup, "error").expectFault(404, "itemNotFound");
      forceDelete(backup).expectFault(404, "itemNotFound");
    } finally {
      rows.disableWorkers(false);
    }
    assertThat(api.showBackup(backup).getString("status")).isEqualTo("available");
  }
}
