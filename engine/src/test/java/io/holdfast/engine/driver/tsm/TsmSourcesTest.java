package io.holdfast.engine.driver.tsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.FileDevice;
import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.Volumes;
import io.holdfast.engine.prerequisite.Prerequisite;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How volumes of files get the path that the client stores them by. */
@Timeout(60)
class TsmSourcesTest {

  private static final int SIZE = 40 * Volumes.BLOCK;
  private static final byte[] VOLUME = Volumes.mixed(SIZE, 1);

  @TempDir private Path folder;

  private TsmWorkbench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new TsmWorkbench(folder);
  }

  @AfterEach
  void nothingStaysInTheStagingFolder() throws IOException {
    assertThat(bench.staged()).isEmpty();
  }

  private void backup(BackupRecord record, Path volume) throws IOException {
    try (BlockDevice device = FileDevice.open(volume, false)) {
      bench.driver.backup(record, null, device, JobControl.NONE);
    }
  }

  private byte[] restored(BackupRecord record) throws IOException {
    MemoryDevice target = new MemoryDevice(Volumes.used(SIZE));
    bench.driver.restore(List.of(record), target, JobControl.NONE);
    return target.bytes();
  }

  private JsonObject storedNote() throws IOException {
    return bench.client.notes().stream()
        .filter(note -> note.containsKey("stored"))
        .findFirst()
        .orElseThrow();
  }

  private static long inode(Path file) throws IOException {
    return (long) Files.getAttribute(file, "unix:ino");
  }

  @Test
  void aFileIsStoredByASecondNameAndNotCopied() throws IOException {
    Path volume = Files.write(folder.resolve("volume"), VOLUME);
    BackupRecord record = bench.located();
    backup(record, volume);

    assertThat(storedNote().getString("stored"))
        .isEqualTo(bench.staging + "/backup-" + record.id());
    assertThat(storedNote().getJsonNumber("inode").longValue()).isEqualTo(inode(volume));
    assertThat(Files.getAttribute(volume, "unix:nlink")).isEqualTo(1);
    assertThat(volume).hasBinaryContent(VOLUME);
    assertThat(restored(record)).isEqualTo(VOLUME);
  }

  @Test
  void aFileIsStoredAndNotTheLinkThatLeadsToIt() throws IOException {
    Path volume = Files.write(folder.resolve("volume"), VOLUME);
    Path link = Files.createSymbolicLink(folder.resolve("link"), volume);
    BackupRecord record = bench.located();
    backup(record, link);
    assertThat(storedNote().getJsonNumber("inode").longValue()).isEqualTo(inode(volume));
    assertThat(restored(record)).isEqualTo(VOLUME);
  }

  @Test
  void aFileOfAnotherFileSystemIsCopied() throws IOException {
    Path memory = Path.of("/dev/shm");
    Prerequisite.require(
        Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
        "a test with a second file system",
        memory + " is not one that can be written to");
    Path volume = Files.createTempFile(memory, "holdfast", ".volume");
    try {
      Files.write(volume, VOLUME);
      BackupRecord record = bench.located();
      backup(record, volume);
      assertThat(storedNote().getJsonNumber("inode").longValue()).isNotEqualTo(inode(volume));
      assertThat(restored(record)).isEqualTo(VOLUME);
    } finally {
      Files.delete(volume);
    }
  }

  @Test
  void aFileThatIsWrittenMeanwhileIsNoBackup() throws IOException {
    Path volume = Files.write(folder.resolve("volume"), VOLUME);
    bench.client.faults("store written !.json");
    BackupRecord record = bench.located();
    assertThatThrownBy(() -> backup(record, volume))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has changed while it was backed up");
    bench.client.faults();
    bench.driver.delete(record, JobControl.NONE);
    assertThat(bench.client.storedFiles()).isZero();
    assertThat(volume).exists();
  }

  @Test
  void aSecondNameThatACrashLeftIsReplacedAndItsFileKept() throws IOException {
    Path older = Files.write(folder.resolve("older"), Volumes.used(SIZE));
    Path volume = Files.write(folder.resolve("volume"), VOLUME);
    BackupRecord record = bench.located();
    Files.createDirectories(bench.staging);
    Files.createLink(bench.staging.resolve("backup-" + record.id()), older);
    backup(record, volume);
    assertThat(restored(record)).isEqualTo(VOLUME);
    assertThat(older).hasBinaryContent(Volumes.used(SIZE));
  }

  @Test
  void zerosOfACopyTakeNoSpace() throws IOException {
    byte[] state = new byte[16 << 20];
    System.arraycopy(VOLUME, 0, state, 5 << 20, SIZE);
    BackupRecord record = bench.located();
    bench.driver.backup(record, null, new MemoryDevice(state), JobControl.NONE);
    assertThat(storedNote().getJsonNumber("blocks").longValue() * 512).isLessThan(1 << 20);
    MemoryDevice target = new MemoryDevice(state.length);
    bench.driver.restore(List.of(record), target, JobControl.NONE);
    assertThat(target.bytes()).isEqualTo(state);
  }
}
