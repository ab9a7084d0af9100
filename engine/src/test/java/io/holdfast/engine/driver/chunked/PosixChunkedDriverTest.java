package io.holdfast.engine.driver.chunked;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.FileDevice;
import io.holdfast.engine.device.SparseFiles;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.Volumes;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.PosixObjectStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosixChunkedDriverTest extends ChunkedDriverContract {

  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  @Override
  protected ObjectStore emptyStore() throws IOException {
    return new PosixObjectStore(folder.resolve("repository"));
  }

  @Test
  void namesAndContainersAreThoseOfCinder() throws IOException {
    BackupRecord record = located(null, null);
    assertThat(driver().service()).isEqualTo("cinder.backup.drivers.posix.PosixBackupDriver");
    assertThat(record.container()).isEqualTo("cc/cc/" + record.id());
    assertThat(record.serviceMetadata())
        .isEqualTo(
            "volume_11111111-2222-4333-8444-555555555555_20260102030405_backup_" + record.id());
    assertThat(located(null, "mine").container()).isEqualTo("mine");
  }

  @Test
  void deletingTheLastBackupLeavesAnEmptyRepository() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 1));
    driver().delete(full, JobControl.NONE);
    assertThat(folder.resolve("repository")).isEmptyDirectory();
  }

  @Test
  void weaknessA6RestoringToAFileNeverShortensIt() throws IOException {
    byte[] volume = Arrays.copyOf(Volumes.mixed(SIZE, 2), SIZE + 8192);
    BackupRecord full = stored(null, volume);
    Path target = folder.resolve("volume");
    Files.write(target, Volumes.used(volume.length + 100_000));

    try (BlockDevice device = FileDevice.open(target, true)) {
      driver().restore(List.of(full), device, JobControl.NONE);
    }

    assertThat(Files.readAllBytes(target))
        .isEqualTo(Arrays.copyOf(volume, volume.length + 100_000));
  }

  @Test
  void holesAreNotReadAndNotMadeIntoData() throws IOException {
    Path source = SparseFiles.make(folder.resolve("source"), MEBIBYTE);
    byte[] data = Volumes.mixed(10_000, 3);
    BackupRecord full = located(null, null);
    try (BlockDevice device = FileDevice.open(source, true)) {
      device.write(500_000, ByteBuffer.wrap(data));
      device.flush();
      BackupResult result = driver().backup(full, null, device, JobControl.NONE);
      assertThat(result.extentsKnown()).isTrue();
      assertThat(result.readBytes()).isBetween((long) data.length, 32_768L);
    }
    Path target = SparseFiles.make(folder.resolve("target"), MEBIBYTE);
    try (BlockDevice device = FileDevice.open(target, true)) {
      driver().restore(List.of(full), device, JobControl.NONE);
    }
    assertThat(Files.mismatch(source, target)).isEqualTo(-1);
    assertThat(SparseFiles.dataBytes(target)).isLessThanOrEqualTo(32_768);
  }

  @Test
  void aDeviceThatCannotTellItsHolesIsReadWhollyAndTheResultSaysSo() throws IOException {
    BackupRecord full = located(null, null);
    BackupResult result =
        driver()
            .backup(full, null, new io.holdfast.engine.device.MemoryDevice(SIZE), JobControl.NONE);
    assertThat(result.extentsKnown()).isFalse();
    assertThat(result.readBytes()).isEqualTo(SIZE);
  }
}
