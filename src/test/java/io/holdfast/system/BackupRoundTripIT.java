package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole jobs over REST on the running server; what comes back is compared byte by byte. */
class BackupRoundTripIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab01");
  private final Rows rows = new Rows(server);

  @BeforeEach
  void roomInTheQuota() {
    rows.quota(api.project(), 100);
  }

  private Path file(String volume) {
    return server.volumeFile(volume);
  }

  @Test
  void aBackupComesBackInANewVolumeByteByByte() throws IOException {
    String volume = api.volume(1);
    VolumeData.mixed(file(volume), 1);

    String backup = api.storedBackup(backupOf(volume).add("name", "first"));
    assertThat(api.volumeStatus(volume)).isEqualTo("available");
    String restored = api.restore(backup, null);

    assertThat(VolumeData.mismatch(file(volume), file(restored))).isEqualTo(-1);
    JsonObject shown = api.showBackup(backup);
    assertThat(shown.getInt("object_count")).isEqualTo(32);
    assertThat(shown.getBoolean("is_incremental")).isFalse();
    assertThat(api.get("/volumes/" + restored).body().getJsonObject("volume").getString("name"))
        .isEqualTo("restore_backup_" + backup);
  }

  @Test
  void incrementalsHoldWhatChangedAndRestoreOverOldData() throws IOException {
    String volume = api.volume(1);
    VolumeData.mixed(file(volume), 2);
    String full = api.storedBackup(backupOf(volume));
    VolumeData.random(file(volume), 500L << 20, 100_000, 3);
    VolumeData.zeros(file(volume), 200L << 20, 1 << 20);
    String incremental = api.storedBackup(backupOf(volume).add("incremental", true));
    assertThat(api.showBackup(incremental).getBoolean("is_incremental")).isTrue();
    assertThat(api.showBackup(incremental).getInt("object_count")).isLessThan(5).isPositive();
    assertThat(api.showBackup(full).getBoolean("has_dependent_backups")).isTrue();

    String fresh = api.restore(incremental, null);
    assertThat(VolumeData.mismatch(file(volume), file(fresh))).isEqualTo(-1);

    String used = api.volume(2);
    VolumeData.random(file(used), 700L << 20, 1 << 20, 4);
    VolumeData.random(file(used), (1L << 30) + 12345, 1 << 20, 5);
    api.restore(incremental, used);
    try (java.nio.channels.FileChannel larger = java.nio.channels.FileChannel.open(file(used))) {
      assertThat(larger.size()).isEqualTo(2L << 30);
    }
    assertThat(VolumeData.firstNonZero(file(used), 1L << 30)).isEqualTo(-1);
    assertThat(VolumeData.mismatchIn(file(volume), file(used), 1L << 30)).isEqualTo(-1);
  }

  @Test
  void aFullWithDependentsCannotBeDeletedAndTheLastOneGoesFirst() throws IOException {
    String volume = api.volume(1);
    VolumeData.text(file(volume), 0, 100);
    String full = api.storedBackup(backupOf(volume));
    String incremental = api.storedBackup(backupOf(volume).add("incremental", true));

    api.delete("/backups/" + full).expectFault(400, "badRequest");
    api.deleteBackup(incremental);
    assertThat(api.showBackup(full).getBoolean("has_dependent_backups")).isFalse();
    api.deleteBackup(full);
    assertThat(server.repositoryFilesOf(full)).isEmpty();
    assertThat(server.repositoryFilesOf(incremental)).isEmpty();
  }

  @Test
  void aSnapshotIsBackedUpAsItWas() throws IOException {
    String volume = api.volume(1);
    VolumeData.mixed(file(volume), 6);
    String snapshot = api.snapshot(volume, false);
    Path before = server.copyOf(file(volume));
    VolumeData.random(file(volume), 0, 1 << 20, 7);

    String backup = api.storedBackup(backupOf(volume).add("snapshot_id", snapshot));
    assertThat(api.snapshotStatus(snapshot)).isEqualTo("available");
    String restored = api.restore(backup, null);

    assertThat(VolumeData.mismatch(before, file(restored))).isEqualTo(-1);
  }

  @Test
  void anIncrementalOfAnOlderSnapshotNeverBuildsOnNewerData() {
    String volume = api.volume(1);
    String snapshot = api.snapshot(volume, false);
    api.storedBackup(backupOf(volume));

    api.backup(backupOf(volume).add("snapshot_id", snapshot).add("incremental", true))
        .expectFault(400, "badRequest");
  }

  @Test
  void aVolumeInUseIsBackedUpByForceAndNothingTemporaryStays() throws IOException {
    String volume = api.volume(1);
    VolumeData.mixed(file(volume), 8);
    api.attach(volume);
    String backup = api.storedBackup(backupOf(volume).add("force", true));
    assertThat(api.volumeStatus(volume)).isEqualTo("in-use");
    assertThat(rows.count("snapshots where volume_id = '" + volume + "' and not deleted")).isZero();
    assertThat(server.snapshotFiles(volume)).isEmpty();

    String restored = api.restore(backup, null);
    assertThat(VolumeData.mismatch(file(volume), file(restored))).isEqualTo(-1);
  }

  @Test
  void aDamagedObjectFailsTheRestoreInsteadOfGivingWrongData() throws IOException {
    String volume = api.volume(1);
    VolumeData.mixed(file(volume), 9);
    String backup = api.storedBackup(backupOf(volume));
    server.flipByteIn(backup, "-00001");

    String target = api.startRestore(backup, null);
    api.awaitBackup(backup, "available");
    assertThat(api.volumeStatus(target)).isEqualTo("error");
    assertThat(api.showBackup(backup).getString("fail_reason")).contains("-00001");
  }

  @Test
  void aContainerOutsideTheRepositoryIsRefused() {
    String volume = api.volume(1);
    for (String container : new String[] {"../escape", "/etc", "a/../../b"}) {
      api.backup(backupOf(volume).add("container", container)).expectFault(400, "badRequest");
    }
    assertThat(api.volumeStatus(volume)).isEqualTo("available");
  }
}
