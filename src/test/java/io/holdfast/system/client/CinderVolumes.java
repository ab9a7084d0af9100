package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.VolumeData;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Volumes and snapshots with {@code cinder}, as far as backups need them. */
abstract class CinderVolumes extends ClientCalls {

  private final Cinder cinder = Cinder.as(account);

  CinderVolumes(Account account) {
    super(account);
  }

  @Test
  void changesVolumesAndSnapshots() {
    String volume = cinder.shows("create 1 --name cv-1 --metadata a=1").value("id");
    api.awaitVolume(volume, "available");
    cinder.does("rename cv-1 cv-2 --description words");
    cinder.does("extend cv-2 2");
    cinder.does("set-bootable cv-2 true");
    api.awaitVolume(volume, "available");
    Table shown = cinder.shows("show cv-2");
    assertThat(shown.value("id")).isEqualTo(volume);
    assertThat(shown.value("description")).isEqualTo("words");
    assertThat(shown.value("size")).isEqualTo("2");
    assertThat(shown.value("bootable")).isEqualTo("true");
    assertThat(cinder.shows("metadata-show cv-2").where("Metadata-property", "a"))
        .containsEntry("Value", "1");

    String snapshot = cinder.shows("snapshot-create --name cs-1 --metadata x=y cv-2").value("id");
    awaitSnapshot(snapshot, "available");
    cinder.does("snapshot-rename cs-1 cs-2");
    assertThat(cinder.shows("snapshot-metadata cs-2 set k=v").value("x")).isEqualTo("y");
    cinder.does("snapshot-metadata cs-2 unset x");
    assertThat(cinder.shows("snapshot-show cs-2").value("metadata")).isEqualTo("{'k': 'v'}");

    cinder.does("reset-state --type snapshot --state deleting", snapshot);
    cinder.run("snapshot-delete cs-2").refused("HTTP 400");
    cinder.does("snapshot-delete --force cs-2");
    awaitGone("/snapshots/", snapshot);
    cinder.does("reset-state --state deleting cv-2");
    cinder.run("delete cv-2").refused("HTTP 400");
    cinder.does("force-delete cv-2");
    awaitGone("/volumes/", volume);
    cinder.run("reset-state --state error", volume).refused("No volume with a name or ID");
  }

  @Test
  void makesVolumesFromSnapshotsAndBackups() throws IOException {
    String volume = api.volume(1);
    VolumeData.random(server.volumeFile(volume), 0, 100_000, 5);
    String snapshot = api.snapshot(volume, false);
    String copy = cinder.shows("create --snapshot-id", snapshot, "--name cv-copy").value("id");
    String backup = cinder.shows("backup-create --snapshot-id", snapshot, volume).value("id");
    api.awaitBackup(backup, "available");
    Table made = cinder.shows("create --backup-id", backup, "--name cv-back");
    assertThat(made.value("name")).isEqualTo("cv-back");

    api.awaitVolume(copy, "available");
    assertThat(VolumeData.mismatch(server.volumeFile(volume), server.volumeFile(copy)))
        .isEqualTo(-1);
    restoredTo(made.value("id"), backup, volume);
  }
}
