package io.holdfast.bench;

import com.sun.management.OperatingSystemMXBean;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.FileDevice;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.chunked.ChunkedBackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedSettings;
import io.holdfast.engine.driver.chunked.PosixLayout;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.PosixObjectStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The process that runs the driver, with the product's defaults. Reads one command a line, {@code
 * full IMAGE}, {@code incremental IMAGE}, {@code restore FILE} or {@code delete}, and answers each
 * with {@code wallSeconds cpuSeconds storedBytes}.
 */
public final class Worker {

  /** The memory budget of the product's defaults. */
  static final long BUDGET = 512L << 20;

  private static final ChunkedSettings DEFAULTS =
      new ChunkedSettings(32 << 20, 32 << 10, Compression.ZSTD, 4, true);

  private final ChunkedBackupDriver driver;
  private BackupRecord full;
  private BackupRecord incremental;
  private int backups;

  private Worker(Path repository, ExecutorService executor) throws IOException {
    PosixObjectStore store = new PosixObjectStore(repository);
    MemoryBudget budget = new MemoryBudget(BUDGET);
    this.driver = new ChunkedBackupDriver(store, new PosixLayout(), DEFAULTS, budget, executor);
  }

  /**
   * @param arguments the repository
   */
  public static void main(String[] arguments) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(16);
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Worker worker = new Worker(Path.of(arguments[0]), executor);
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        System.out.println(worker.measured(line.split(" ", 2)));
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private String measured(String[] command) throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    long stored = run(command);
    double wall = (System.nanoTime() - start) / 1e9;
    return wall + " " + (system.getProcessCpuTime() - cpu) / 1e9 + " " + stored;
  }

  private long run(String[] command) throws IOException {
    switch (command[0]) {
      case "full" -> {
        full = located(null);
        return backup(full, null, Path.of(command[1]));
      }
      case "incremental" -> {
        incremental = located(full);
        return backup(incremental, full, Path.of(command[1]));
      }
      case "restore" -> restore(Path.of(command[1]));
      case "delete" -> {
        driver.delete(incremental, JobControl.NONE);
        driver.delete(full, JobControl.NONE);
      }
      default -> throw new IOException("no such command: " + command[0]);
    }
    return 0;
  }

  private BackupRecord located(BackupRecord parent) throws IOException {
    Instant now = Instant.now();
    String id = "00000000-0000-4000-8000-%012d".formatted(++backups);
    BackupRecord record =
        new BackupRecord(
            id,
            "volume-of-the-bench",
            parent == null ? null : parent.id(),
            null,
            null,
            null,
            null,
            1,
            0,
            now,
            null);
    BackupLocation location = driver.locate(record, parent, null, now);
    return record.at(location.container(), location.serviceMetadata());
  }

  private long backup(BackupRecord record, BackupRecord parent, Path image) throws IOException {
    try (BlockDevice source = FileDevice.open(image, false)) {
      return driver.backup(record, parent, source, JobControl.NONE).storedBytes();
    }
  }

  private void restore(Path file) throws IOException {
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(Bench.IMAGE_BYTES);
    }
    try (BlockDevice target = FileDevice.open(file, true)) {
      driver.restore(List.of(full, incremental), target, JobControl.NONE);
    }
  }
}
