package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Backups of what a project has, and restores into it, by callers of the project and of another one
 * (api.md section 6.4): what another project has is not there, but for administrators. A backup
 * belongs to the project of who asks for it, and so does its quota.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherProjectsVolumesIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api owner = new Api(server.apiUrl(), "ab2e");
  private final Api stranger = new Api(server.apiUrl(), "ab2f");
  private final Rows rows = new Rows(server);

  private String volume;
  private String snapshot;
  private String strangersVolume;
  private String ownBackup;
  private String strangersBackup;

  @BeforeAll
  void objectsOfBoth() throws IOException {
    rows.quota(owner.project(), 100);
    rows.quota(stranger.project(), 100);
    volume = owner.volume(1);
    VolumeData.random(server.volumeFile(volume), 0, 100_000, 31);
    snapshot = owner.snapshot(volume, false);
    ownBackup = owner.storedBackup(backupOf(volume));
    strangersVolume = stranger.volume(1);
    VolumeData.random(server.volumeFile(strangersVolume), 0, 100_000, 32);
    strangersBackup = stranger.storedBackup(backupOf(strangersVolume));
  }

  @ParameterizedTest
  @CsvSource({"reader, 403, 404", "member, 202, 404", "admin, 202, 202"})
  void aVolumeIsBackedUp(String role, int ofOwn, int ofOthers) {
    backUp(owner, role, null, ofOwn);
    backUp(stranger, role, null, ofOthers);
    assertThat(owner.volumeStatus(volume)).isEqualTo("available");
  }

  @ParameterizedTest
  @CsvSource({"reader, 403, 404", "member, 202, 404", "admin, 202, 202"})
  void aSnapshotIsBackedUp(String role, int ofOwn, int ofOthers) {
    backUp(owner, role, snapshot, ofOwn);
    backUp(stranger, role, snapshot, ofOthers);
    assertThat(owner.snapshotStatus(snapshot)).isEqualTo("available");
  }

  private void backUp(Api project, String role, String ofSnapshot, int expected) {
    String before = rows.state();
    var wanted = backupOf(volume);
    if (ofSnapshot != null) {
      wanted.add("snapshot_id", ofSnapshot);
    }
    Answer answer = project.as(role).backup(wanted);
    answer.expect(expected);
    if (expected != 202) {
      assertThat(rows.state()).isEqualTo(before);
      return;
    }
    String id = answer.body().getJsonObject("backup").getString("id");
    project.awaitBackup(id, "available");
    assertThat(rows.text("select project_id from backups where id = '" + id + "'"))
        .isEqualTo(project.project());
    assertThat(rows.usagesEqualRows(owner.project())).isTrue();
    assertThat(rows.usagesEqualRows(stranger.project())).isTrue();
  }

  /** The caller's own volume is no way to somebody else's snapshot. */
  @ParameterizedTest
  @CsvSource({"reader, 403", "member, 404", "admin, 400"})
  void aSnapshotOfOthersIsNotThatOfTheOwnVolume(String role, int code) {
    String before = rows.state();
    stranger.as(role).backup(backupOf(strangersVolume).add("snapshot_id", snapshot)).expect(code);
    assertThat(rows.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"reader, 403, 403", "member, 202, 404", "admin, 202, 202"})
  void aVolumeIsRestoredInto(String role, int ofOwn, int ofOthers) throws IOException {
    String target = owner.volume(1);
    restore(owner.as(role), ownBackup, target, ofOwn, volume);
    restore(stranger.as(role), strangersBackup, target, ofOthers, strangersVolume);
    assertThat(rows.text("select project_id from volumes where id = '" + target + "'"))
        .isEqualTo(owner.project());
  }

  @ParameterizedTest
  @CsvSource({"reader, 404", "member, 404", "admin, 202"})
  void aBackupOfOthersIsRestored(String role, int code) throws IOException {
    restore(stranger.as(role), ownBackup, stranger.volume(1), code, volume);
  }

  private void restore(Api caller, String backup, String target, int expected, String source)
      throws IOException {
    String before = rows.state();
    caller
        .post(
            "/backups/" + backup + "/restore",
            Api.object("restore", Json.createObjectBuilder().add("volume_id", target)))
        .expect(expected);
    if (expected != 202) {
      assertThat(rows.state()).isEqualTo(before);
      return;
    }
    Api everybody = caller.as("admin");
    everybody.awaitVolume(target, "available");
    everybody.awaitBackup(backup, "available");
    assertThat(VolumeData.mismatch(server.volumeFile(source), server.volumeFile(target)))
        .isEqualTo(-1);
  }
}
