package io.holdfast.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.device.StuckDeviceException;
import io.holdfast.engine.pipeline.MemoryBudget;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every driver promises. The driver under test hashes blocks of {@link Volumes#BLOCK} bytes
 * and works on windows of a few of them.
 */
@Timeout(60)
public abstract class BackupDriverContract {

  protected static final int SIZE = 40 * Volumes.BLOCK;

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678901Z");

  private int backups;

  /** The driver under test; the same one during a test. */
  protected abstract BackupDriver driver();

  /** The memory it works with. */
  protected abstract MemoryBudget budget();

  @AfterEach
  void allMemoryHasBeenGivenBack() {
    assertThat(budget().freeBytes()).isEqualTo(budget().totalBytes());
  }

  /** A container besides the default one. */
  protected String otherContainer() {
    return "shared/container";
  }

  protected BackupRecord located(BackupRecord parent, String container) throws IOException {
    BackupRecord record =
        new BackupRecord(
            "cccccccc-0000-4000-8000-%012d".formatted(++backups),
            "11111111-2222-4333-8444-555555555555",
            parent == null ? null : parent.id(),
            "name \u2713",
            null,
            null,
            null,
            1,
            0,
            START,
            "{\"version\": 2}");
    BackupLocation location = driver().locate(record, parent, container, START);
    return record.at(location.container(), location.serviceMetadata());
  }

  /** False for a driver that makes every backup a full one, and says so when it is asked. */
  protected boolean storesIncrementals() {
    return true;
  }

  /** A backup on a parent, or the full one that the caller makes of it if the driver cannot. */
  private BackupRecord following(BackupRecord parent) throws IOException {
    BackupRecord record = located(parent, null);
    if (parent == null || storesIncrementals()) {
      return record;
    }
    return standingAlone(record);
  }

  private BackupRecord standingAlone(BackupRecord incremental) throws IOException {
    BackupRecord alone = incremental.withoutParent();
    BackupLocation location = driver().locate(alone, null, incremental.container(), START);
    return alone.at(location.container(), location.serviceMetadata());
  }

  /** Backs a volume up to the default container. */
  protected BackupRecord stored(BackupRecord parent, byte[] volume) throws IOException {
    BackupRecord record = following(parent);
    store(record, parent, volume);
    return record;
  }

  protected BackupResult resultOf(BackupRecord parent, byte[] volume) throws IOException {
    return store(following(parent), parent, volume);
  }

  private BackupResult store(BackupRecord record, BackupRecord parent, byte[] volume)
      throws IOException {
    return driver()
        .backup(
            record,
            record.parentId() == null ? null : parent,
            new MemoryDevice(volume.clone()),
            JobControl.NONE);
  }

  /** Restores a chain to a volume of this size, full of old data. */
  protected byte[] restored(int size, BackupRecord... chain) throws IOException {
    MemoryDevice target = new MemoryDevice(Volumes.used(size));
    driver().restore(List.of(chain), target, JobControl.NONE);
    return target.bytes();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 784, 1024, 4096, 10_000, SIZE, SIZE + 1})
  void aFullBackupComesBackWhateverItsSize(int size) throws IOException {
    byte[] volume = Volumes.mixed(size, size);
    BackupRecord full = stored(null, volume);
    assertThat(restored(size, full)).isEqualTo(volume);
    assertThat(driver().verify(List.of(full), JobControl.NONE).deviceBytes()).isEqualTo(size);
  }

  @Test
  void anIncrementalStoresWhatChangedAndTheChainComesBack() throws IOException {
    byte[] first = Volumes.mixed(SIZE, 1);
    byte[] second = Volumes.with(Volumes.with(first, 3, 1), 20, 2);
    BackupRecord full = stored(null, first);
    BackupRecord incremental = stored(full, second);

    byte[] third = Volumes.with(second, 3, 3);
    BackupRecord newest = stored(incremental, third);

    assertThat(restored(SIZE, full)).isEqualTo(first);
    assertThat(restored(SIZE, full, incremental)).isEqualTo(second);
    assertThat(restored(SIZE, full, incremental, newest)).isEqualTo(third);
  }

  @Test
  void aStoredBackupCanBeFollowedIfTheDriverStoresIncrementals() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 13);
    BackupRecord full = stored(null, volume);
    assertThat(driver().canFollow(full, new MemoryDevice(volume))).isEqualTo(storesIncrementals());
  }

  @Test
  void anIncrementalThatBecomesAFullBackupStandsAlone() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 14);
    BackupRecord parent = stored(null, Volumes.mixed(SIZE, 15));
    BackupRecord full = standingAlone(located(parent, null));
    driver().backup(full, null, new MemoryDevice(volume.clone()), JobControl.NONE);

    driver().delete(parent, JobControl.NONE);
    assertThat(restored(SIZE, full)).isEqualTo(volume);
  }

  @Test
  void anIncrementalOfWhichNothingIsStoredIsDeletedWithoutHarmToItsParent() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 16);
    BackupRecord parent = stored(null, volume);
    driver().delete(located(parent, null), JobControl.NONE);
    assertThat(restored(SIZE, parent)).isEqualTo(volume);
  }

  @Test
  void anIncrementalWithoutChangesStoresNoDataAndStillComesBack() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 2);
    BackupRecord full = stored(null, volume);
    BackupResult result = resultOf(full, volume);
    if (storesIncrementals()) {
      assertThat(result.objectCount()).isZero();
      assertThat(result.storedBytes()).isZero();
    }
    BackupRecord same = stored(full, volume);
    assertThat(restored(SIZE, full, same)).isEqualTo(volume);
  }

  @Test
  void weaknessA1ABlockThatBecameZeroIsZeroAfterARestore() throws IOException {
    byte[] first = Volumes.with(Volumes.mixed(SIZE, 3), 10, 0x55);
    byte[] second = Volumes.with(first, 10, 0);
    BackupRecord full = stored(null, first);
    BackupRecord incremental = stored(full, second);

    assertThat(restored(SIZE, full, incremental)).isEqualTo(second);
    MemoryDevice fresh = new MemoryDevice(SIZE);
    driver().restore(List.of(full, incremental), fresh, JobControl.NONE);
    assertThat(fresh.bytes()).isEqualTo(second);
  }

  @Test
  void weaknessA8TheRestOfALargerTargetBecomesZero() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 4);
    BackupRecord full = stored(null, volume);
    assertThat(restored(SIZE + 5000, full)).isEqualTo(Arrays.copyOf(volume, SIZE + 5000));
  }

  @Test
  void aSmallerTargetIsRefusedAndNotTouched() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 5));
    MemoryDevice target = new MemoryDevice(Volumes.used(SIZE - 1));
    assertThatThrownBy(() -> driver().restore(List.of(full), target, JobControl.NONE))
        .isInstanceOf(BackupRefusedException.class)
        .hasMessageContaining(String.valueOf(SIZE));
    assertThat(target.bytes()).isEqualTo(Volumes.used(SIZE - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {SIZE + Volumes.BLOCK, SIZE + 100, SIZE * 2, SIZE - 2048, SIZE - 100, 500})
  void aVolumeMayGrowAndShrinkBetweenBackups(int size) throws IOException {
    byte[] first = Volumes.mixed(SIZE, 6);
    byte[] second = Arrays.copyOf(first, size);
    second[size - 1] = 9;
    BackupRecord full = stored(null, first);
    BackupRecord resized = stored(full, second);
    assertThat(restored(size, full, resized)).isEqualTo(second);
    byte[] third = Volumes.with(second, 0, 7);
    BackupRecord newest = stored(resized, third);
    assertThat(restored(size, full, resized, newest)).isEqualTo(third);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc", "a/../../b", "a//b", ".", "x\0y", "a/..", "a/"})
  void containersThatLeadOutOfTheTargetAreRefused(String container) {
    assertThatThrownBy(() -> located(null, container)).isInstanceOf(BackupRefusedException.class);
  }

  @Test
  void deletingOneBackupLeavesTheOthersInItsContainer() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 7);
    List<BackupRecord> records = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      BackupRecord record = located(null, otherContainer());
      driver().backup(record, null, new MemoryDevice(volume.clone()), JobControl.NONE);
      records.add(record);
    }
    driver().delete(records.get(1), JobControl.NONE);

    assertThat(restored(SIZE, records.get(0))).isEqualTo(volume);
    assertThat(restored(SIZE, records.get(2))).isEqualTo(volume);
    BackupRecord gone = records.get(1);
    assertThatThrownBy(() -> restored(SIZE, gone)).isInstanceOf(DamagedBackupException.class);
  }

  @Test
  void deletingTwiceOrBeforeAnythingWasStoredIsNoError() throws IOException {
    BackupRecord never = located(null, null);
    driver().delete(never, JobControl.NONE);
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 8));
    driver().delete(full, JobControl.NONE);
    driver().delete(full, JobControl.NONE);
  }

  /** Cancels the job at the given call. */
  private static JobControl cancelledAt(int call) {
    AtomicInteger calls = new AtomicInteger();
    return (done, total) -> {
      if (calls.incrementAndGet() >= call) {
        throw new JobCancelledException("cancelled at call " + call);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9})
  void aCancelledJobEndsAsCancelledAndGivesItsMemoryBack(int call) throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 9);
    BackupRecord full = stored(null, volume);
    BackupRecord other = located(null, null);
    assertThatThrownBy(
            () -> driver().backup(other, null, new MemoryDevice(volume), cancelledAt(call)))
        .isInstanceOf(JobCancelledException.class);
    assertThatThrownBy(
            () -> driver().restore(List.of(full), new MemoryDevice(SIZE), cancelledAt(call)))
        .isInstanceOf(JobCancelledException.class);
    assertThatThrownBy(() -> driver().verify(List.of(full), cancelledAt(call)))
        .isInstanceOf(JobCancelledException.class);
    allMemoryHasBeenGivenBack();
    driver().delete(other, JobControl.NONE);
    assertThat(restored(SIZE, full)).isEqualTo(volume);
  }

  @Test
  void progressIsReportedUpToTheEnd() throws IOException {
    AtomicLong most = new AtomicLong();
    AtomicInteger calls = new AtomicInteger();
    JobControl watching =
        (done, total) -> {
          assertThat(done).isBetween(0L, total);
          most.accumulateAndGet(done, Math::max);
          calls.incrementAndGet();
        };
    BackupRecord full = located(null, null);
    driver().backup(full, null, new MemoryDevice(Volumes.mixed(SIZE, 10)), watching);
    assertThat(most).hasValue(SIZE);
    assertThat(calls).hasValueGreaterThan(5);
    most.set(0);
    driver().restore(List.of(full), new MemoryDevice(SIZE), watching);
    assertThat(most).hasValue(SIZE);
  }

  @Test
  void aDeviceThatFailsIsNamedAsItIsAndMemoryIsGivenBack() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 11);
    BackupRecord full = stored(null, volume);
    try (BlockDevice failing = new FailingDevice(new MemoryDevice(volume), 20_000)) {
      BackupRecord other = located(null, null);
      assertThatThrownBy(() -> driver().backup(other, null, failing, JobControl.NONE))
          .hasMessageContaining("bad sector");
      assertThatThrownBy(() -> driver().restore(List.of(full), failing, JobControl.NONE))
          .isNotInstanceOf(DamagedBackupException.class)
          .hasMessageContaining("bad sector");
    }
  }

  /** What such a device reads or writes late must not be another job's. */
  @Test
  void memoryOfADeviceThatIsStuckIsUsedAgainOnlyOnceItLetsGo() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 11);
    BackupRecord full = stored(null, volume);
    CompletableFuture<Void> ended = new CompletableFuture<>();
    StuckDeviceException stuck = new StuckDeviceException("it does not answer", ended);
    try (BlockDevice device = new FailingDevice(new MemoryDevice(volume), 20_000, stuck)) {
      BackupRecord other = located(null, null);
      assertThatThrownBy(() -> driver().backup(other, null, device, JobControl.NONE))
          .hasMessageContaining("does not answer");
      long free = budget().freeBytes();
      assertThat(free).isLessThan(budget().totalBytes());
      assertThatThrownBy(() -> driver().restore(List.of(full), device, JobControl.NONE))
          .hasMessageContaining("does not answer");
      assertThat(budget().freeBytes()).isLessThan(free);
    } finally {
      ended.complete(null);
    }
  }

  @Test
  void manyJobsShareTheMemoryAndAllEndWell() throws Exception {
    ExecutorService jobs = Executors.newFixedThreadPool(12);
    try {
      List<Future<byte[]>> restored = new ArrayList<>();
      for (int number = 0; number < 12; number++) {
        byte[] volume = Volumes.mixed(4 * SIZE, number);
        BackupRecord record = located(null, null);
        Callable<byte[]> job =
            () -> {
              driver().backup(record, null, new MemoryDevice(volume), JobControl.NONE);
              return restored(volume.length, record);
            };
        restored.add(jobs.submit(job));
      }
      for (int number = 0; number < 12; number++) {
        assertThat(restored.get(number).get()).isEqualTo(Volumes.mixed(4 * SIZE, number));
      }
    } finally {
      jobs.shutdownNow();
    }
  }

  @Test
  void theVolumesMetadataComesBack() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 12));
    assertThat(driver().restore(List.of(full), new MemoryDevice(SIZE), JobControl.NONE))
        .extracting(RestoreResult::volumeMeta, RestoreResult::deviceBytes)
        .containsExactly("{\"version\": 2}", (long) SIZE);
  }

  @Test
  void theTargetIsThere() throws IOException {
    driver().checkTarget();
  }

  @Test
  void aStoredBackupIsDescribedWhateverARecordSays() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 3);
    BackupRecord full = stored(null, volume);
    BackupRecord incremental = stored(full, volume);

    assertThat(driver().describe(renamed(full, full.id())))
        .satisfies(
            described -> {
              assertThat(described.backupId()).isEqualTo(full.id());
              assertThat(described.volumeId()).isEqualTo(full.volumeId());
              assertThat(described.parentId()).isNull();
              assertThat(described.sizeBytes()).isEqualTo(SIZE);
            });
    assertThat(driver().describe(incremental).parentId()).isIn(null, full.id());
    assertThat(driver().describe(incremental).objectCount()).isZero();
  }

  protected static BackupRecord renamed(BackupRecord record, String id) {
    return new BackupRecord(
        id,
        "22222222-2222-4333-8444-555555555555",
        "eeeeeeee-0000-4000-8000-000000000000",
        "another name",
        null,
        record.container(),
        record.serviceMetadata(),
        77,
        78,
        START,
        null);
  }

  @Test
  void whereNoBackupLiesNothingIsDescribed() throws IOException {
    BackupRecord record = located(null, null);
    assertThatThrownBy(() -> driver().describe(record)).isInstanceOf(DamagedBackupException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../..", "/etc", ""})
  void aRecordDoesNotLeadOutOfTheTarget(String container) throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 4));
    BackupRecord forged = full.at(container, full.serviceMetadata());
    assertThatThrownBy(() -> driver().describe(forged)).isInstanceOf(BackupRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../%s",
        "%s/..",
        "%s-00001",
        "x%s",
        "volume_11111111-2222-4333-8444-555555555555_2026"
      })
  void aRecordNamesOneWholeBackup(String prefix) throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 5));
    BackupRecord forged = full.at(full.container(), prefix.formatted(full.serviceMetadata()));
    assertThatThrownBy(() -> driver().describe(forged)).isInstanceOf(BackupRefusedException.class);
  }
}
