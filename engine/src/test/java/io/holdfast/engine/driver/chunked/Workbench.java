package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.ObjectStore;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A driver with its memory and threads, as a test needs it. */
final class Workbench implements AutoCloseable {

  static final String VOLUME = "11111111-2222-4333-8444-555555555555";

  final MemoryBudget budget = new MemoryBudget(1 << 24);
  final ExecutorService executor = Executors.newFixedThreadPool(4);
  final ObjectStore store;
  final ChunkedBackupDriver driver;

  Workbench(ObjectStore store, ChunkedSettings settings) {
    this.store = store;
    this.driver = new ChunkedBackupDriver(store, new PosixLayout(), settings, budget, executor);
  }

  /** The sizes of the vectors: windows of 4096 bytes, blocks of 1024, as Cinder writes. */
  static ChunkedSettings asCinder(Compression compression) {
    return new ChunkedSettings(4096, 1024, compression, 3, false);
  }

  static ChunkedSettings small(Compression compression) {
    return new ChunkedSettings(4096, 1024, compression, 3, true);
  }

  /** A backup's record in a place of its own. */
  BackupRecord record(int number, BackupRecord parent) throws Exception {
    String id = "bbbbbbbb-0000-4000-8000-%012d".formatted(number);
    BackupRecord record =
        new BackupRecord(
            id,
            VOLUME,
            parent == null ? null : parent.id(),
            "backup " + number,
            null,
            null,
            null,
            1,
            0,
            Instant.parse("2026-01-02T03:04:05.678901Z"),
            "{\"version\": 2}");
    var location = driver.locate(record, null, Instant.parse("2026-01-02T03:04:06Z"));
    return record.at(location.container(), location.serviceMetadata());
  }

  boolean allMemoryIsFree() {
    return budget.freeBytes() == budget.totalBytes();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
