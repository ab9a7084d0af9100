package io.holdfast.engine.driver.tsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.StoredDescription;
import io.holdfast.engine.driver.Volumes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups go to and fro, with the stand-in called in the words of Cinder's driver. */
@Timeout(60)
class TsmCinderTest {

  private static final String ID = "0a0a0a0a-0000-4000-8000-000000000001";
  private static final int SIZE = 40 * Volumes.BLOCK;
  private static final byte[] VOLUME = Volumes.mixed(SIZE, 1);

  @TempDir private Path folder;

  private TsmWorkbench bench;
  private Path link;

  @BeforeEach
  void open() throws IOException {
    bench = new TsmWorkbench(folder);
    link = Files.createDirectory(folder.resolve("volumes")).resolve("backup-" + ID);
  }

  private BackupRecord storedByCinder(int gib) throws IOException {
    Files.write(link, VOLUME);
    assertThat(
            bench.client.run(
                "backup", "-quiet", "-compression=yes", "-password=secret", link.toString()))
        .isZero();
    Files.delete(link);
    return TsmWorkbench.ofCinder(ID, BackupMode.FILE, link.toString(), gib);
  }

  private byte[] restored(BackupRecord record, int size) throws IOException {
    MemoryDevice target = new MemoryDevice(Volumes.used(size));
    bench.driver.restore(List.of(record), target, JobControl.NONE);
    return target.bytes();
  }

  @Test
  void aBackupOfCindersIsRestored() throws IOException {
    BackupRecord record = storedByCinder(0);
    assertThat(restored(record, SIZE)).isEqualTo(VOLUME);
    assertThat(restored(record, SIZE + 777)).isEqualTo(Arrays.copyOf(VOLUME, SIZE + 777));
    assertThat(bench.driver.verify(List.of(record), JobControl.NONE).deviceBytes()).isEqualTo(SIZE);
    assertThat(link).doesNotExist();
  }

  @Test
  void aBackupOfCindersThatIsTooLargeIsRefusedAndTheVolumeNotTouched() throws IOException {
    BackupRecord record = storedByCinder(0);
    MemoryDevice target = new MemoryDevice(Volumes.used(SIZE - 1));
    assertThatThrownBy(() -> bench.driver.restore(List.of(record), target, JobControl.NONE))
        .isInstanceOf(BackupRefusedException.class);
    assertThat(target.bytes()).isEqualTo(Volumes.used(SIZE - 1));
  }

  @Test
  void aBackupOfCindersThatIsShorterThanItsVolumeIsDamaged() throws IOException {
    BackupRecord record = storedByCinder(1);
    assertThatThrownBy(() -> restored(record, SIZE))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("instead of 1073741824");
  }

  @Test
  void withoutADigestTheClientMustSayThatItRestoredExactlyOne() throws IOException {
    BackupRecord record = storedByCinder(0);
    for (String fault : List.of("hidden", "count:2", "zero")) {
      bench.client.faults("restore " + fault);
      assertThatThrownBy(() -> restored(record, SIZE))
          .isNotInstanceOf(DamagedBackupException.class)
          .hasMessageContaining("did not give");
    }
  }

  @Test
  void aBackupOfCindersIsDescribedAndDeleted() throws IOException {
    BackupRecord record = storedByCinder(1);
    StoredDescription described = bench.driver.describe(record);
    assertThat(described.backupId()).isEqualTo(ID);
    assertThat(described.serviceMetadata()).isEqualTo(record.serviceMetadata());
    assertThat(described.sizeBytes()).isEqualTo(1L << 30);

    bench.driver.delete(record, JobControl.NONE);
    assertThat(bench.client.storedFiles()).isZero();
    assertThatThrownBy(() -> bench.driver.describe(record))
        .isInstanceOf(DamagedBackupException.class);
  }

  @Test
  void cinderRestoresAndDeletesABackupOfOurs() throws IOException {
    BackupRecord record = bench.located();
    bench.driver.backup(record, null, new MemoryDevice(VOLUME.clone()), JobControl.NONE);
    String path = bench.staging + "/backup-" + record.id();

    Files.write(link, Volumes.used(SIZE));
    assertThat(
            bench.client.run(
                "restore", "-replace=yes", "-quiet", "-password=secret", path, link.toString()))
        .isZero();
    assertThat(link).hasBinaryContent(VOLUME);
    assertThat(
            bench.client.run(
                "delete",
                "backup",
                "-quiet",
                "-noprompt",
                "-objtype=file",
                "-password=secret",
                path))
        .isZero();
    assertThatThrownBy(() -> bench.driver.describe(record))
        .isInstanceOf(DamagedBackupException.class);
    bench.driver.delete(record, JobControl.NONE);
    assertThat(bench.client.storedFiles()).isZero();
  }
}
