package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.ObjectStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A driver with its memory and threads, as a test needs it. */
final class Workbench implements AutoCloseable {

  final MemoryBudget budget;
  final ExecutorService executor = Executors.newFixedThreadPool(4);
  final ChunkedBackupDriver driver;

  Workbench(ObjectStore store, ChunkedSettings settings) {
    this(store, settings, 1 << 20);
  }

  Workbench(ObjectStore store, ChunkedSettings settings, int memory) {
    this.budget = new MemoryBudget(memory);
    this.driver = new ChunkedBackupDriver(store, new PosixLayout(), settings, budget, executor);
  }

  /** The sizes of the vectors: windows of 4096 bytes, blocks of 1024, as Cinder writes. */
  static ChunkedSettings asCinder(Compression compression) {
    return new ChunkedSettings(4096, 1024, compression, 3, false);
  }

  static ChunkedSettings small(Compression compression) {
    return new ChunkedSettings(4096, 1024, compression, 3, true);
  }

  boolean allMemoryIsFree() {
    return budget.freeBytes() == budget.totalBytes();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
