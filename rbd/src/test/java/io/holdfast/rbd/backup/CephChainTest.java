package io.holdfast.rbd.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobCancelledException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.rbd.RbdDevice;
import io.holdfast.rbd.RbdSnapshotDevice;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Chains of an image: by difference, from any place deleted, after failures. */
class CephChainTest {

  private static final int MIB = SourceImage.MIB;
  private static final int SIZE = 32 * MIB;

  private CephWorkbench bench;
  private CephBackupDriver driver;
  private SourceImage volume;

  @BeforeEach
  void aVolume() throws IOException {
    bench = new CephWorkbench(MIB);
    driver = bench.driver();
    volume = new SourceImage(driver, SIZE);
    volume.write(0, 9 * MIB, 1);
    volume.write(20 * MIB + 7, 3 * MIB, 2);
  }

  @AfterEach
  void nothing() throws Exception {
    assertThat(bench.budget().freeBytes()).isEqualTo(bench.budget().totalBytes());
    volume.close();
    bench.close();
    bench.emptyPools(RealCeph.BACKUPS);
  }

  private static String base(SourceImage volume, BackupRecord full) {
    return "volume-" + volume.volumeId + ".backup." + full.id();
  }

  @Test
  void onlyWhatChangedIsReadAndEveryMemberComesBack() throws IOException {
    byte[] first = volume.bytes();
    BackupRecord full = volume.backup(null);
    assertThat(volume.result.readBytes()).isLessThan(14 * MIB);
    assertThat(volume.result.storedBytes()).isBetween(12L * MIB, 13L * MIB);
    volume.write(4 * MIB, 65_536, 3);
    volume.zero(0, 2 * MIB);
    byte[] second = volume.bytes();
    BackupRecord incremental = volume.backup(full);
    assertThat(volume.result.readBytes()).isLessThan(3 * MIB);
    assertThat(volume.result.storedBytes()).isLessThan(200_000);
    assertThat(volume.result.extentsKnown()).isTrue();
    BackupRecord same = volume.backup(incremental);
    assertThat(volume.result.readBytes()).isZero();

    assertThat(full.serviceMetadata()).isEqualTo("{\"base\":\"" + base(volume, full) + "\"}");
    assertThat(same.serviceMetadata()).isEqualTo(full.serviceMetadata());
    assertThat(volume.restored(SIZE, full)).isEqualTo(first);
    assertThat(volume.restored(SIZE, full, incremental)).isEqualTo(second);
    assertThat(volume.restored(SIZE, full, incremental, same)).isEqualTo(second);
    assertThat(volume.restored(SIZE + 5 * MIB, full, incremental))
        .isEqualTo(Arrays.copyOf(second, SIZE + 5 * MIB));
    driver.verify(List.of(full, incremental), JobControl.NONE);
  }

  @Test
  void aRestoreOverTheVolumeItselfLeavesNothingOfWhatWasThere() throws IOException {
    byte[] first = volume.bytes();
    BackupRecord full = volume.backup(null);
    volume.write(0, SIZE, 99);
    try (RbdDevice target = volume.open()) {
      driver.restore(List.of(full), target, JobControl.NONE);
      assertThat(SourceImage.bytes(target)).isEqualTo(first);
    }
  }

  @Test
  void anyMemberCanBeDeletedAndTheLastTakesTheImage() throws IOException {
    byte[] first = volume.bytes();
    BackupRecord full = volume.backup(null);
    volume.write(0, MIB, 4);
    BackupRecord middle = volume.backup(full);
    volume.write(MIB, MIB, 5);
    byte[] third = volume.bytes();
    BackupRecord last = volume.backup(middle);
    driver.delete(middle, JobControl.NONE);
    assertThat(volume.restored(SIZE, full)).isEqualTo(first);
    assertThat(volume.restored(SIZE, full, last)).isEqualTo(third);
    driver.delete(full, JobControl.NONE);
    assertThat(volume.restored(SIZE, last)).isEqualTo(third);
    assertThat(volume.snapshots(base(volume, full))).hasSize(1);
    assertThatThrownBy(() -> volume.restored(SIZE, full))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining(full.id());
    driver.delete(last, JobControl.NONE);
    assertThat(volume.exists(base(volume, full))).isFalse();
    driver.delete(last, JobControl.NONE);
    driver.delete(full, JobControl.NONE);
  }

  @Test
  void whatADeletedOrFailedIncrementalLeftInTheImageDoesNoHarm() throws IOException {
    BackupRecord full = volume.backup(null);
    volume.write(2 * MIB, MIB, 6);
    BackupRecord deleted = volume.backup(full);
    driver.delete(deleted, JobControl.NONE);
    volume.zero(2 * MIB, MIB);
    volume.write(10 * MIB, 2 * MIB, 7);
    BackupRecord failed = volume.located(full);
    String state = volume.keep(failed);
    AtomicInteger calls = new AtomicInteger();
    JobControl cancelling =
        (done, total) -> {
          if (calls.incrementAndGet() == 4) {
            throw new JobCancelledException("enough");
          }
        };
    assertThatThrownBy(() -> volume.backup(failed, full, state, cancelling))
        .isInstanceOf(JobCancelledException.class);
    driver.delete(failed, JobControl.NONE);
    volume.forget(state);
    volume.zero(10 * MIB, 2 * MIB);
    byte[] now = volume.bytes();
    BackupRecord good = volume.backup(full);
    assertThat(volume.restored(SIZE, full, good)).isEqualTo(now);
  }

  /** A head that differs although the volume never did: only the image itself can tell. */
  @Test
  void aBaseImageThatSomebodyWroteToIsMendedByTheNextIncremental() throws IOException {
    byte[] bytes = volume.bytes();
    BackupRecord full = volume.backup(null);
    try (RbdDevice head = volume.open(RealCeph.BACKUPS, base(volume, full))) {
      head.write(5 * MIB, java.nio.ByteBuffer.wrap(new byte[3 * MIB]));
      head.write(30 * MIB, java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}));
    }
    BackupRecord next = volume.backup(full);
    assertThat(volume.restored(SIZE, full, next)).isEqualTo(bytes);
    assertThat(volume.restored(SIZE, full)).isEqualTo(bytes);
  }

  @Test
  void aVolumeMayGrowAndShrinkBetweenIncrementals() throws IOException {
    List<BackupRecord> chain = new ArrayList<>();
    List<byte[]> states = new ArrayList<>();
    long[] sizes = {SIZE, SIZE + 9 * MIB + 512, 17 * MIB, 40 * MIB};
    for (long size : sizes) {
      volume.resize(size);
      volume.write(size - 300_000, 300_000, size);
      states.add(volume.bytes());
      chain.add(volume.backup(chain.isEmpty() ? null : chain.get(chain.size() - 1)));
    }
    for (int member = 0; member < sizes.length; member++) {
      BackupRecord[] upTo = chain.subList(0, member + 1).toArray(BackupRecord[]::new);
      assertThat(volume.restored(sizes[member], upTo)).isEqualTo(states.get(member));
    }
  }

  @Test
  void twoHundredIncrementalsComeBackEach() throws IOException {
    Random random = new Random(11);
    volume.resize(8 * MIB);
    List<BackupRecord> chain = new ArrayList<>(List.of(volume.backup(null)));
    List<Integer> hashes = new ArrayList<>(List.of(Arrays.hashCode(volume.bytes())));
    for (int number = 1; number <= 200; number++) {
      volume.write(random.nextInt(8 * MIB - 5000), 5000, number);
      BackupRecord parent = chain.get(number - 1);
      chain.add(volume.backup(parent));
      hashes.add(Arrays.hashCode(volume.bytes()));
      if (number > 2) {
        dropState(chain.get(number - 2));
      }
    }
    for (int member : new int[] {0, 1, 57, 128, 129, 199, 200}) {
      BackupRecord[] upTo = chain.subList(0, member + 1).toArray(BackupRecord[]::new);
      assertThat(Arrays.hashCode(volume.restored(8 * MIB, upTo))).isEqualTo(hashes.get(member));
    }
    for (BackupRecord member : chain) {
      driver.delete(member, JobControl.NONE);
    }
    assertThat(volume.exists(base(volume, chain.get(0)))).isFalse();
  }

  private void dropState(BackupRecord record) throws IOException {
    try (RbdDevice device = volume.open()) {
      device.image().snapshots().stream()
          .filter(snapshot -> snapshot.name().contains(record.id()))
          .findFirst()
          .ifPresent(
              snapshot -> {
                try {
                  volume.forget(snapshot.name());
                } catch (IOException failure) {
                  throw new java.io.UncheckedIOException(failure);
                }
              });
    }
  }

  @Test
  void weaknessA3BackupsOfSnapshotsDoNotShareAnImage() throws IOException {
    volume.snapshot("snapshot-one");
    byte[] first = volume.bytes();
    BackupRecord one = volume.located(null);
    volume.backup(one, null, "snapshot-one", JobControl.NONE);
    volume.write(0, MIB, 8);
    volume.snapshot("snapshot-two");
    BackupRecord two = volume.located(null);
    volume.backup(two, null, "snapshot-two", JobControl.NONE);
    driver.delete(two, JobControl.NONE);
    assertThat(volume.restored(SIZE, one)).isEqualTo(first);
    BackupRecord never = volume.located(null);
    driver.delete(never, JobControl.NONE);
    assertThat(volume.restored(SIZE, one)).isEqualTo(first);
  }

  @Test
  void aVolumeOfOneClusterGoesToAnotherAndComesBack(@TempDir(factory = ShortPath.class) Path folder)
      throws Exception {
    try (RealCeph other = RealCeph.start(folder);
        CephWorkbench there = new CephWorkbench(MIB, "cinder-backup", other);
        SourceImage source = new SourceImage(there.driver(), SIZE)) {
      source.write(0, 9 * MIB, 1);
      byte[] first = source.bytes();
      BackupRecord full = source.backup(null);
      source.write(5 * MIB, 70_000, 2);
      byte[] second = source.bytes();
      BackupRecord next = source.backup(full);
      assertThat(source.result.readBytes()).isLessThan(3 * MIB);
      assertThat(other.tools().rbd("ls", "backups").strip()).isEqualTo(base(source, full));
      assertThat(source.exists(base(source, full))).isFalse();
      assertThat(source.restored(SIZE, full)).isEqualTo(first);
      assertThat(source.restored(SIZE, full, next)).isEqualTo(second);
    }
  }

  /** A cluster's sockets need a short path. */
  private static final class ShortPath implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(Path.of("/tmp"), "holdfast-ceph-");
    }
  }

  @Test
  void anIncrementalFollowsOnlyWhereBothSidesKeepTheParentsState() throws IOException {
    BackupRecord full = volume.backup(null);
    BackupRecord next = volume.located(full);
    String state = volume.keep(next);
    try (RbdSnapshotDevice source = volume.state(state)) {
      assertThat(driver.canFollow(full, source)).isTrue();
    }
    dropState(full);
    try (RbdSnapshotDevice source = volume.state(state)) {
      assertThat(driver.canFollow(full, source)).isFalse();
      assertThatThrownBy(() -> driver.backup(next, full, source, JobControl.NONE))
          .isInstanceOf(BackupRefusedException.class)
          .hasMessageContaining(full.id());
    }
    BackupRecord other = volume.backup(null);
    BackupRecord gone = volume.backup(other);
    driver.delete(gone, JobControl.NONE);
    String last = volume.keep(volume.located(null));
    try (RbdSnapshotDevice source = volume.state(last)) {
      assertThat(driver.canFollow(other, source)).isTrue();
      assertThat(driver.canFollow(gone, source)).isFalse();
      driver.delete(other, JobControl.NONE);
      assertThat(driver.canFollow(other, source)).isFalse();
    }
  }

  @Test
  void anIncrementalLiesInItsParentsPool() throws IOException {
    BackupRecord full = volume.backup(null).at("archive", "{\"base\":\"" + "x" + "\"}");
    BackupRecord record = volume.located(null);
    assertThatThrownBy(() -> driver.locate(record, full, RealCeph.BACKUPS, null))
        .isInstanceOf(BackupRefusedException.class)
        .hasMessageContaining("'archive'");
  }

  @Test
  void twoJobsOnOneImageWorkOneAfterTheOther() throws Exception {
    BackupRecord full = volume.backup(null);
    ExecutorService jobs = Executors.newFixedThreadPool(3);
    try {
      List<BackupRecord> records = new ArrayList<>();
      List<byte[]> states = new ArrayList<>();
      List<Future<?>> running = new ArrayList<>();
      for (int number = 0; number < 3; number++) {
        volume.write(number * 6L * MIB, 2 * MIB, 50 + number);
        BackupRecord record = volume.located(full);
        String state = volume.keep(record);
        records.add(record);
        states.add(volume.bytes());
        running.add(
            jobs.submit(
                () -> {
                  try (RbdSnapshotDevice source = volume.state(state)) {
                    return driver.backup(record, full, source, JobControl.NONE);
                  }
                }));
      }
      for (Future<?> job : running) {
        job.get();
      }
      for (int number = 0; number < 3; number++) {
        assertThat(volume.restored(SIZE, full, records.get(number))).isEqualTo(states.get(number));
      }
    } finally {
      jobs.shutdownNow();
    }
  }

  @Test
  void aPoolThatIsMissingOrForbiddenIsNamed() throws IOException {
    BackupRecord record = volume.located(null);
    String state = volume.keep(record);
    assertThatThrownBy(
            () ->
                volume.backup(
                    record.at("nowhere", record.serviceMetadata()), null, state, JobControl.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'nowhere'");
    CephWorkbench stranger = new CephWorkbench(MIB, "cinder");
    try (RbdSnapshotDevice source = volume.state(state)) {
      assertThatThrownBy(() -> stranger.driver().backup(record, null, source, JobControl.NONE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("backups");
      assertThatThrownBy(() -> stranger.driver().checkTarget()).isInstanceOf(IOException.class);
    } finally {
      stranger.close();
    }
  }

  @Test
  void aBackupOfCinderWithoutASnapshotIsReadAndDeletedByItsRecordAlone() throws Exception {
    BackupRecord record = volume.located(null).at(RealCeph.BACKUPS, null);
    String legacy = "volume-" + volume.volumeId + ".backup.base";
    byte[] bytes = volume.bytes();
    SharedCeph.cluster().tools().rbd("cp", "volumes/" + volume.name, "backups/" + legacy);
    assertThatThrownBy(() -> volume.restored(SIZE, record))
        .isInstanceOf(DamagedBackupException.class);
    driver.delete(record, JobControl.NONE);
    assertThat(volume.exists(legacy)).isTrue();
    bench
        .connection()
        .in(
            RealCeph.BACKUPS,
            pool -> {
              pool.writeNewObject(
                  "backup." + record.id() + ".meta",
                  "{\"version\": 2}".getBytes(StandardCharsets.UTF_8));
              return null;
            });
    assertThat(volume.restored(SIZE, record)).isEqualTo(bytes);
    driver.delete(record, JobControl.NONE);
    assertThat(volume.exists(legacy)).isFalse();
  }

  @Test
  void metadataThatPointElsewhereAreRefused() throws IOException {
    BackupRecord full = volume.backup(null);
    for (String metadata :
        new String[] {
          "{\"base\":\"volume-1\"}", "{\"base\":7}", "{}", "[]", "x", "", "{\"base\":null}"
        }) {
      BackupRecord forged = full.at(RealCeph.BACKUPS, metadata);
      assertThatThrownBy(() -> driver.delete(forged, JobControl.NONE))
          .isInstanceOf(BackupRefusedException.class);
      assertThatThrownBy(() -> driver.describe(forged)).isInstanceOf(BackupRefusedException.class);
    }
    String others = "volume-" + UUID.randomUUID() + ".backup." + UUID.randomUUID();
    driver.delete(full.at(RealCeph.BACKUPS, "{\"base\":\"" + others + "\"}"), JobControl.NONE);
    assertThat(volume.exists(base(volume, full))).isTrue();
  }
}
