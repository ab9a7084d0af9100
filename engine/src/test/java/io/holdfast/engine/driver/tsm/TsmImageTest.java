package io.holdfast.engine.driver.tsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.FileDevice;
import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.Volumes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images of block devices, on loop devices. */
@Timeout(60)
class TsmImageTest {

  private static final int SIZE = 1 << 20;
  private static final byte[] VOLUME = Volumes.mixed(SIZE, 1);

  @TempDir private Path folder;

  private TsmWorkbench bench;
  private LoopDevice volume;
  private BackupRecord record;

  @BeforeEach
  void open() throws Exception {
    bench = new TsmWorkbench(folder, BackupMode.IMAGE, Duration.ofSeconds(30));
    volume = new LoopDevice(Files.write(folder.resolve("volume"), VOLUME));
    record = bench.located();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    if (volume != null) {
      volume.close();
      assertThat(link()).doesNotExist();
      assertThat(bench.staged()).isEmpty();
    }
  }

  private Path link() {
    return Path.of("/dev/backup-" + record.id());
  }

  private void backup() throws IOException {
    try (BlockDevice device = FileDevice.open(volume.node(), false)) {
      bench.driver.backup(record, null, device, JobControl.NONE);
    }
  }

  @Test
  void aDeviceIsStoredByItsNameInDevAndRestoredToAnother() throws Exception {
    backup();
    assertThat(bench.client.calls())
        .anySatisfy(
            words -> assertThat(words).startsWith("backup", "image").endsWith(link().toString()));

    try (LoopDevice other =
            new LoopDevice(Files.write(folder.resolve("other"), Volumes.used(2 * SIZE)));
        BlockDevice target = FileDevice.open(other.node(), true)) {
      bench.driver.restore(List.of(record), target, JobControl.NONE);
    }
    assertThat(folder.resolve("other")).hasBinaryContent(Arrays.copyOf(VOLUME, 2 * SIZE));
    assertThat(bench.driver.verify(List.of(record), JobControl.NONE).deviceBytes()).isEqualTo(SIZE);
    assertThat(bench.driver.describe(record).sizeBytes()).isEqualTo(SIZE);
  }

  @Test
  void anImageOfCindersIsRestoredAndOneOfOursByCinder() throws Exception {
    backup();
    BackupRecord ofCinder =
        TsmWorkbench.ofCinder(record.id(), BackupMode.IMAGE, link().toString(), 0);
    MemoryDevice target = new MemoryDevice(Volumes.used(SIZE));
    bench.driver.restore(List.of(ofCinder), target, JobControl.NONE);
    assertThat(target.bytes()).isEqualTo(VOLUME);

    Path file = Files.write(folder.resolve("other"), Volumes.used(SIZE));
    try (LoopDevice other = new LoopDevice(file)) {
      assertThat(
              bench.client.run(
                  "restore",
                  "image",
                  "-noprompt",
                  "-quiet",
                  "-password=secret",
                  link().toString(),
                  other.node().toString()))
          .isZero();
    }
    assertThat(file).hasBinaryContent(VOLUME);
  }

  @Test
  void aRowThatSaysNothingIsAnImageOfCinders() throws Exception {
    backup();
    MemoryDevice target = new MemoryDevice(Volumes.used(SIZE));
    BackupRecord old = TsmWorkbench.record(record.id(), null);
    bench.driver.restore(List.of(old), target, JobControl.NONE);
    assertThat(target.bytes()).isEqualTo(VOLUME);
    bench.driver.delete(record, JobControl.NONE);
    assertThatThrownBy(() -> bench.driver.restore(List.of(old), target, JobControl.NONE))
        .isInstanceOf(DamagedBackupException.class);
  }

  @Test
  void aDeletedImageIsGoneAndGoingAgainIsNoError() throws Exception {
    backup();
    bench.driver.delete(record, JobControl.NONE);
    assertThat(bench.client.storedFiles()).isZero();
    bench.driver.delete(record, JobControl.NONE);
  }

  @Test
  void theNameInDevGoesWhenTheClientFails() throws Exception {
    bench.client.faults("store killed");
    assertThatThrownBy(this::backup).hasMessageContaining("ended with 137");
    assertThat(link()).doesNotExist();
    assertThat(volume.node()).exists();
  }

  @Test
  void aNameThatACrashLeftIsReplacedAndAnythingElseIsNot() throws Exception {
    Files.createLink(link(), volume.node());
    backup();
    assertThat(link()).doesNotExist();

    Files.writeString(link(), "not ours");
    try {
      assertThatThrownBy(this::backup).isInstanceOf(IOException.class);
      assertThat(link()).hasContent("not ours");
    } finally {
      Files.delete(link());
    }
  }

  @Test
  void whatIsNoBlockDeviceIsRefused() {
    assertThatThrownBy(
            () ->
                bench.driver.backup(
                    record, null, new MemoryDevice(VOLUME.clone()), JobControl.NONE))
        .isInstanceOf(BackupRefusedException.class)
        .hasMessageContaining("option mode");
  }
}
