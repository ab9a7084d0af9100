package io.holdfast.engine.driver.chunked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.BackupDriverContract;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.HistoryDevice;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.Volumes;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.format.Digests;
import io.holdfast.engine.format.HashList;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chunked driver promises over every store. */
public abstract class ChunkedDriverContract extends BackupDriverContract {

  private static final String ZERO_HASH = '"' + "0".repeat(64) + '"';

  private TamperingStore store;
  private Workbench bench;

  /** An empty store; the same one during a test. */
  protected abstract ObjectStore emptyStore() throws IOException;

  @BeforeEach
  void open() throws IOException {
    store = new TamperingStore(emptyStore());
    bench = new Workbench(store, Workbench.small(Compression.ZSTD));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Override
  protected BackupDriver driver() {
    return bench.driver;
  }

  @Override
  protected MemoryBudget budget() {
    return bench.budget;
  }

  private void change(BackupRecord record, String suffix, UnaryOperator<byte[]> change)
      throws IOException {
    store.change(record.container(), record.serviceMetadata() + suffix, change);
  }

  private void assertDamaged(String naming, BackupRecord... chain) {
    assertThatThrownBy(() -> restored(SIZE, chain))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining(naming);
    assertThatThrownBy(() -> driver().verify(List.of(chain), JobControl.NONE))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining(naming);
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }

  private static UnaryOperator<byte[]> text(UnaryOperator<String> change) {
    return bytes ->
        change
            .apply(new String(bytes, StandardCharsets.US_ASCII))
            .getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anIncrementalOfKnownChangesIsWhatAFullReadWouldGive(long seed) throws IOException {
    byte[] first = Volumes.mixed(SIZE - 3 * Volumes.BLOCK, seed);
    BackupRecord full = stored(null, first);
    byte[] second = Arrays.copyOf(first, SIZE);
    second[5000] ^= 1;
    second = Volumes.with(Volumes.with(second, 17, 0), 30, (int) seed);
    BackupRecord read = stored(full, second);

    HistoryDevice device = new HistoryDevice(second, first, full.id(), seed);
    BackupRecord known = located(full, null);
    BackupResult result = driver().backup(known, full, device, JobControl.NONE);

    assertThat(hashes(known)).isEqualTo(hashes(read));
    assertThat(objects(known)).isEqualTo(objects(read));
    assertThat(restored(SIZE, full, known)).isEqualTo(second);
    assertThat(result.extentsKnown()).isTrue();
    assertThat(result.readBytes()).isEqualTo(device.readBytes()).isLessThan(SIZE);
  }

  @Test
  void withoutTheParentsStateEverythingIsRead() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 1);
    BackupRecord full = stored(null, volume);
    HistoryDevice device = new HistoryDevice(volume, volume, "another backup", 1);
    BackupResult result = driver().backup(located(full, null), full, device, JobControl.NONE);
    assertThat(device.readBytes()).isEqualTo(SIZE);
    assertThat(result.extentsKnown()).isFalse();
  }

  private List<String> hashes(BackupRecord record) throws IOException {
    HashList hashes = new StoredBackup(store, record).hashes().hashes();
    return LongStream.range(0, hashes.count()).mapToObj(hashes::hex).toList();
  }

  private List<String> objects(BackupRecord record) throws IOException {
    return new StoredBackup(store, record)
        .metadata().objects().stream()
            .map(object -> object.offset() + "+" + object.length() + " " + object.md5())
            .toList();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void weaknessA2NoChangedByteOfAnObjectIsEverRestored(Compression compression) throws IOException {
    try (Workbench other = new Workbench(store, Workbench.small(compression))) {
      byte[] volume = Volumes.mixed(SIZE, 1);
      BackupRecord full = located(null, null);
      other.driver.backup(full, null, new MemoryDevice(volume), JobControl.NONE);
      for (int at : new int[] {0, 1, 5, 100, 700}) {
        change(full, "-00002", bytes -> flipped(bytes, at % bytes.length));
        assertDamagedOrRight(volume, full);
        change(full, "-00002", bytes -> flipped(bytes, at % bytes.length));
      }
      assertThat(restored(SIZE, full)).isEqualTo(volume);
    }
  }

  // A few bits of a compressed stream mean nothing; verify finds those too.
  private void assertDamagedOrRight(byte[] volume, BackupRecord full) throws IOException {
    assertThatThrownBy(() -> driver().verify(List.of(full), JobControl.NONE))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("-00002");
    try {
      assertThat(restored(SIZE, full)).isEqualTo(volume);
    } catch (DamagedBackupException found) {
      assertThat(found).hasMessageContaining("-00002");
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void aShorterOrLongerObjectIsDamage(Compression compression) throws IOException {
    try (Workbench other = new Workbench(store, Workbench.small(compression))) {
      BackupRecord full = located(null, null);
      byte[] noise = Volumes.mixed(SIZE, 2);
      other.driver.backup(full, null, new MemoryDevice(noise), JobControl.NONE);
      change(full, "-00003", bytes -> Arrays.copyOf(bytes, bytes.length / 2));
      assertDamaged("-00003", full);
      change(full, "-00003", bytes -> new byte[0]);
      assertDamaged("-00003", full);
    }
  }

  @Test
  void bytesAfterTheEndOfAnObjectAreDamage() throws IOException {
    try (Workbench other = new Workbench(store, Workbench.small(Compression.NONE))) {
      BackupRecord full = located(null, null);
      other.driver.backup(full, null, new MemoryDevice(Volumes.mixed(SIZE, 3)), JobControl.NONE);
      change(full, "-00001", bytes -> Arrays.copyOf(bytes, bytes.length + 1));
      assertDamaged("-00001", full);
    }
  }

  @Test
  void aMissingObjectIsDamageInEveryLayer() throws IOException {
    byte[] first = Volumes.mixed(SIZE, 4);
    BackupRecord full = stored(null, first);
    BackupRecord incremental = stored(full, Volumes.with(first, 2, 1));
    store.delete(full.container(), full.serviceMetadata() + "-00004");
    assertDamaged("-00004", full, incremental);
  }

  @Test
  void anObjectTooManyIsDamage() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 5));
    store.put(full.container(), full.serviceMetadata() + "-99999", Payload.of(new byte[1]));
    assertDamaged("-99999", full);
  }

  @Test
  void anotherVersionOrBrokenMetadataIsRefused() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 6));
    change(full, "_metadata", text(json -> json.replace("\"1.0.0\"", "\"1.0.1\"")));
    assertDamaged("1.0.1", full);
    change(full, "_metadata", text(json -> json.substring(0, json.length() / 2)));
    assertDamaged("metadata", full);
    change(full, "_metadata", text(json -> "[]"));
    assertDamaged("metadata", full);
  }

  @Test
  void aHashListThatSaysSomethingElseIsDamage() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 7));
    change(full, "_sha256file", text(json -> json.replaceFirst("\"[0-9a-f]{64}\"", ZERO_HASH)));
    assertDamaged("block 0", full);
    change(full, "_sha256file", text(json -> json.replaceFirst("\"[0-9a-f]{64}\"", "\"xyz\"")));
    assertDamaged("hash list", full);
    change(
        full, "_sha256file", text(json -> json.replaceFirst("size\": 1024", "size\": 2147483647")));
    assertDamaged("hash list", full);
  }

  @Test
  void aHashListThatCallsAllOfAnObjectZeroIsDamage() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 7));
    String ofZeros = HexFormat.of().formatHex(Digests.sha256().digest(new byte[Volumes.BLOCK]));
    change(
        full,
        "_sha256file",
        text(json -> json.replaceAll("\"[0-9a-f]{64}\"", '"' + ofZeros + '"')));
    assertDamaged("has the wrong data", full);
  }

  @Test
  void theMetadataMayNotNameTheObjectsOfOthers() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 8));
    change(full, "_metadata", text(json -> json.replaceFirst("volume_[^\"]*-00001", "../secret")));
    assertDamaged("../secret", full);
  }

  @Test
  void aStoreThatFailsIsNotCalledDamage() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 9));
    for (String failing : new String[] {"-00003", "_metadata", "_sha256file"}) {
      store.fail(failing);
      assertThatThrownBy(() -> restored(SIZE, full))
          .isNotInstanceOf(DamagedBackupException.class)
          .hasMessageContaining("connection lost");
    }
  }

  @Test
  void theFirstFailureOfAStoreIsTheReasonOfABackup() throws IOException {
    store.fail("-00003");
    byte[] noise = Volumes.mixed(SIZE, 10);
    BackupRecord full = located(null, null);
    assertThatThrownBy(() -> driver().backup(full, null, new MemoryDevice(noise), JobControl.NONE))
        .hasMessageContaining("no space left for")
        .hasMessageContaining("-00003");
    assertThat(store.puts()).noneMatch(name -> name.endsWith("_metadata"));
    driver().delete(full, JobControl.NONE);
    assertThat(store.list(full.container(), "")).isEmpty();
  }

  @Test
  void weaknessA7TheMetadataIsStoredAfterEverythingElse() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 11));
    assertThat(store.puts())
        .hasSize(12)
        .endsWith(full.serviceMetadata() + "_sha256file", full.serviceMetadata() + "_metadata");
  }

  @Test
  void aParentWithAnotherHashBlockIsRefusedBeforeAnythingIsWritten() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 12);
    BackupRecord full = located(null, null);
    ChunkedSettings other = new ChunkedSettings(4096, 512, Compression.NONE, 2, true);
    try (Workbench differing = new Workbench(store, other)) {
      differing.driver.backup(full, null, new MemoryDevice(volume), JobControl.NONE);
    }
    BackupRecord child = located(full, null);
    assertThatThrownBy(
            () -> driver().backup(child, full, new MemoryDevice(volume), JobControl.NONE))
        .isInstanceOf(BackupRefusedException.class)
        .hasMessageContaining("full backup");
    assertThat(store.list(child.container(), "")).isEmpty();
  }

  @Test
  void anEmptyOrShortPrefixDeletesNothing() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 13));
    for (String prefix : new String[] {null, "", "volume_", "volume_11111111"}) {
      BackupRecord hostile = full.at(full.container(), prefix);
      assertThatThrownBy(() -> driver().delete(hostile, JobControl.NONE))
          .isInstanceOf(IOException.class);
    }
    assertThat(restored(SIZE, full)).hasSize(SIZE);
  }

  @Test
  void onlyNamesOfTheFormatAreDeleted() throws IOException {
    BackupRecord full = stored(null, Volumes.mixed(SIZE, 14));
    String foreign = full.serviceMetadata() + "0_metadata";
    store.put(full.container(), foreign, Payload.of(new byte[1]));
    driver().delete(full, JobControl.NONE);
    assertThat(store.list(full.container(), "")).containsExactly(foreign);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void anObjectLargerThanTheMemoryIsRestoredPieceByPiece(Compression compression)
      throws IOException {
    byte[] volume = Volumes.mixed((6 << 20) + 77, 15);
    BackupRecord full = located(null, null);
    ChunkedSettings large = new ChunkedSettings(8 << 20, 1024, compression, 1, true);
    try (Workbench writing = new Workbench(store, large, 1 << 24)) {
      writing.driver.backup(full, null, new MemoryDevice(volume.clone()), JobControl.NONE);
    }
    try (Workbench reading = new Workbench(store, Workbench.small(compression), 1 << 21)) {
      MemoryDevice target = new MemoryDevice(Volumes.used(volume.length));
      reading.driver.restore(List.of(full), target, JobControl.NONE);
      assertThat(Arrays.equals(target.bytes(), volume)).isTrue();
      assertThat(reading.allMemoryIsFree()).isTrue();
    }
  }

  @Test
  void aWindowLargerThanTheMemoryIsRefusedWithWhatToDo() throws IOException {
    ChunkedSettings large = new ChunkedSettings(1 << 20, 1024, Compression.ZSTD, 1, true);
    BackupRecord full = located(null, null);
    try (Workbench small = new Workbench(store, large, 1 << 20)) {
      assertThatThrownBy(
              () ->
                  small.driver.backup(
                      full, null, new MemoryDevice(Volumes.mixed(SIZE, 16)), JobControl.NONE))
          .hasMessageContaining("memory budget")
          .hasMessageContaining("make the window smaller");
      assertThat(small.allMemoryIsFree()).isTrue();
    }
  }

  @Test
  void objectsAreCountedAndNameTheirBackupWhateverARecordSays() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 3);
    BackupRecord full = stored(null, volume);
    assertThat(resultOf(full, Volumes.with(Volumes.with(volume, 3, 1), 20, 2)).objectCount())
        .isEqualTo(2);
    assertThat(driver().describe(renamed(full, "dddddddd-0000-4000-8000-000000000000")))
        .satisfies(
            described -> {
              assertThat(described.backupId()).isEqualTo(full.id());
              assertThat(described.objectCount()).isPositive();
            });
    BackupRecord incremental = stored(full, volume);
    assertThat(driver().describe(incremental).parentId()).isEqualTo(full.id());
  }

  @Test
  void aSnapshotThatIsRemovedWhileItIsReadMakesNoBackup() throws IOException {
    byte[] volume = Volumes.mixed(SIZE, 3);
    HistoryDevice device = new HistoryDevice(volume, volume, "none", 1);
    BackupRecord record = located(null, null);
    JobControl removing = (done, total) -> device.remove();
    assertThatThrownBy(() -> driver().backup(record, null, device, removing))
        .hasMessageContaining("removed");
    assertThatThrownBy(() -> driver().describe(record)).isInstanceOf(DamagedBackupException.class);
  }
}
