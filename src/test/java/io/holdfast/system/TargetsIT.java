package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two targets: a backup goes where its metadata say, and its incrementals follow it. */
class TargetsIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab0d");
  private final Rows rows = new Rows(server);
  private String volume;

  @BeforeEach
  void aVolume() throws Exception {
    rows.quota(api.project(), 100);
    volume = api.volume(1);
    VolumeData.mixed(server.volumeFile(volume), 7);
  }

  private static JsonObjectBuilder to(String target, JsonObjectBuilder backup) {
    return backup.add("metadata", Json.createObjectBuilder().add("holdfast:target", target));
  }

  @Test
  void aBackupGoesToTheTargetItNamesAndComesBackFromIt() throws Exception {
    String backup = api.storedBackup(to("second", backupOf(volume)));

    assertThat(server.repositoryFilesOf(backup)).isEmpty();
    assertThat(server.secondTargetFilesOf(backup)).isNotEmpty();
    assertThat(rows.text("select target from backups where id = '" + backup + "'"))
        .isEqualTo("second");
    Path restored = server.volumeFile(api.restore(backup, null));
    assertThat(VolumeData.mismatch(server.volumeFile(volume), restored)).isEqualTo(-1);
    api.deleteBackup(backup);
    assertThat(server.secondTargetFilesOf(backup)).isEmpty();
  }

  @Test
  void anIncrementalBuildsOnABackupInItsOwnTarget() {
    String first = api.storedBackup(backupOf(volume));
    api.backup(to("second", backupOf(volume).add("incremental", true)))
        .expectFault(400, "badRequest");
    String second = api.storedBackup(to("second", backupOf(volume)));

    String incremental = api.storedBackup(backupOf(volume).add("incremental", true));
    assertThat(rows.text("select parent_id from backups where id = '" + incremental + "'"))
        .isEqualTo(first)
        .isNotEqualTo(second);
  }

  @Test
  void anUnknownTargetIsRefusedWithTheTargetsThereAre() {
    String before = rows.state();
    String fault = api.backup(to("tape", backupOf(volume))).expectFault(400, "badRequest");
    assertThat(fault).contains("posix", "second");
    assertThat(rows.state()).isEqualTo(before);
  }
}
