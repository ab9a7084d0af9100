package io.holdfast.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackupTest {

  private final Backup backup = new Backup("b", "user", "project", "volume", 1);

  @Test
  void theSnapshotThatAWorkerHasReadIsKnown() {
    backup.snapshotId("snapshot");
    assertThat(backup.snapshotRead()).isEmpty();
    backup.extentsKnown(false);
    assertThat(backup.snapshotRead()).contains("snapshot");
  }

  @Test
  void whatARecordSaysOfItsSnapshotIsNotBelieved() {
    backup.snapshotId("snapshot");
    backup.extentsKnown(true);
    backup.revive("user", "project", 1);
    backup.snapshotId("another");
    assertThat(backup.snapshotRead()).isEmpty();
  }

  @Test
  void aBackupOfTheVolumeItselfHasNoSnapshot() {
    backup.extentsKnown(true);
    assertThat(backup.snapshotRead()).isEmpty();
  }
}
