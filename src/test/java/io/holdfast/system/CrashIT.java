package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server is killed with no warning while a job runs, and started again. */
class CrashIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab05");
  private final Rows rows = new Rows(server);

  @BeforeEach
  void roomInTheQuota() {
    rows.quota(api.project(), 100);
  }

  private Path file(String volume) {
    return server.volumeFile(volume);
  }

  private void killWhileRunning(String action) throws Exception {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                rows.count(
                        "jobs where state = 'running' and action = '"
                            + action
                            + "' and project_id = 'ab05'")
                    == 1);
    server.kill();
    assertThat(
            rows.count(
                "jobs where state = 'running' and action = '"
                    + action
                    + "' and project_id = 'ab05'"))
        .as("the job was in work when the server was killed")
        .isEqualTo(1);
    server.start();
  }

  private void fill(String volume) throws IOException {
    for (int part = 0; part < 8; part++) {
      VolumeData.random(file(volume), (long) part * (120 << 20), 100 << 20, part);
    }
  }

  @Test
  void aKilledBackupGoesOnAfterTheRestart() throws Exception {
    String volume = api.volume(1);
    fill(volume);
    api.attach(volume);
    String backup =
        api.backup(backupOf(volume).add("force", true))
            .expect(202)
            .getJsonObject("backup")
            .getString("id");
    killWhileRunning("backup.create");

    api.awaitBackup(backup, "available");
    assertThat(api.volumeStatus(volume)).isEqualTo("in-use");
    assertThat(rows.number("select attempt from jobs where backup_id = '" + backup + "'"))
        .isGreaterThan(1);
    assertThat(rows.count("snapshots where volume_id = '" + volume + "' and not deleted")).isZero();
    assertThat(server.snapshotFiles(volume)).isEmpty();
    String restored = api.restore(backup, null);
    assertThat(VolumeData.mismatch(file(volume), file(restored))).isEqualTo(-1);
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
  }

  @Test
  void aKilledRestoreGoesOnAfterTheRestart() throws Exception {
    String volume = api.volume(1);
    fill(volume);
    String backup = api.storedBackup(backupOf(volume));
    String target = api.startRestore(backup, null);
    killWhileRunning("backup.restore");

    api.awaitVolume(target, "available");
    api.awaitBackup(backup, "available");
    assertThat(
            rows.number(
                "select attempt from jobs where action = 'backup.restore' and volume_id = '"
                    + target
                    + "'"))
        .as("one crash costs one attempt")
        .isEqualTo(2);
    assertThat(VolumeData.mismatch(file(volume), file(target))).isEqualTo(-1);
  }

  @Test
  void aDeleteThatAKillInterruptsIsFinishedAfterTheRestart() throws Exception {
    String volume = api.volume(1);
    VolumeData.text(file(volume), 0, 1000);
    String backup = api.storedBackup(backupOf(volume));
    api.delete("/backups/" + backup).expect(202);
    server.kill();
    server.start();

    await().atMost(Duration.ofSeconds(60)).until(() -> api.get("/backups/" + backup).code() == 404);
    assertThat(server.repositoryFilesOf(backup)).isEmpty();
    assertThat(rows.usagesEqualRows(api.project())).isTrue();
  }
}
