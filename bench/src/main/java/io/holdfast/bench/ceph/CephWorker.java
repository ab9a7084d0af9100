package io.holdfast.bench.ceph;

import com.sun.management.OperatingSystemMXBean;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.chunked.ChunkedBackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedSettings;
import io.holdfast.engine.driver.chunked.PosixLayout;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.PosixObjectStore;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.RbdDevice;
import io.holdfast.rbd.RbdSnapshotDevice;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.backup.CephBackupDriver;
import io.holdfast.rbd.backup.CopySettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The process that runs the drivers, with the product's defaults. Reads the name of a {@link Job} a
 * line, or {@code delete}, and answers each with {@code wallSeconds cpuSeconds peakBytes}.
 */
public final class CephWorker {

  private static final int WINDOWS_IN_FLIGHT = 4;

  private final ClusterConnection volumes;
  private final Chain toRbd;
  private final Chain toPosix;
  private final Chain toPosixCompressed;

  private CephWorker(String monitor, String key, Path repository, ExecutorService executor)
      throws IOException {
    MemoryBudget budget = new MemoryBudget(512L << 20);
    // Two, as in the server: that of the resource adapter and that of the driver.
    volumes = new ClusterConnection(() -> CephLab.login(monitor, key));
    ClusterConnection backups = new ClusterConnection(() -> CephLab.login(monitor, key));
    toRbd =
        new Chain(
            new CephBackupDriver(
                backups,
                RealCeph.BACKUPS,
                false,
                CopySettings.objects(WINDOWS_IN_FLIGHT),
                budget,
                executor));
    toPosix = toPosix(repository.resolve("plain"), Compression.NONE, budget, executor);
    toPosixCompressed = toPosix(repository.resolve("zstd"), Compression.ZSTD, budget, executor);
  }

  private Chain toPosix(
      Path repository, Compression compression, MemoryBudget budget, ExecutorService executor)
      throws IOException {
    ChunkedSettings settings =
        new ChunkedSettings(32 << 20, 32 << 10, compression, WINDOWS_IN_FLIGHT, true);
    return new Chain(
        new ChunkedBackupDriver(
            new PosixObjectStore(repository), new PosixLayout(), settings, budget, executor));
  }

  /**
   * @param arguments the monitor, the key and the repository
   */
  public static void main(String[] arguments) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(16);
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      CephWorker worker =
          new CephWorker(arguments[0], arguments[1], Path.of(arguments[2]), executor);
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        System.out.println(worker.measured(line));
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private String measured(String command) throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    forgetPeak();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    run(command);
    double wall = (System.nanoTime() - start) / 1e9;
    return wall + " " + (system.getProcessCpuTime() - cpu) / 1e9 + " " + peakBytes();
  }

  /** Lets the kernel count the peak anew, from what is held now (proc(5), clear_refs). */
  private static void forgetPeak() throws IOException {
    Files.writeString(Path.of("/proc/self/clear_refs"), "5");
  }

  private static long peakBytes() throws IOException {
    try (var status = Files.lines(Path.of("/proc/self/status"))) {
      String line = status.filter(entry -> entry.startsWith("VmHWM:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    }
  }

  private void run(String command) throws IOException {
    if (command.equals("delete")) {
      toRbd.delete();
      toPosix.delete();
      toPosixCompressed.delete();
      return;
    }
    switch (Job.valueOf(command)) {
      case FULL -> toRbd.backup(false);
      case INCREMENTAL -> toRbd.backup(true);
      case RESTORE -> toRbd.restore("target");
      case POSIX_FULL -> toPosix.backup(false);
      case POSIX_INCREMENTAL -> toPosix.backup(true);
      case POSIX_RESTORE -> toPosix.restore("target-from-posix");
      case ZSTD_FULL -> toPosixCompressed.backup(false);
      case ZSTD_INCREMENTAL -> toPosixCompressed.backup(true);
      case ZSTD_RESTORE -> toPosixCompressed.restore("target-from-zstd");
    }
  }

  /** A full backup and an incremental with one driver. */
  private final class Chain {

    private final BackupDriver driver;
    private BackupRecord full;
    private BackupRecord incremental;

    Chain(BackupDriver driver) {
      this.driver = driver;
    }

    void backup(boolean isIncremental) throws IOException {
      if (isIncremental) {
        incremental = located(CephLab.INCREMENTAL_ID, full);
        backup(incremental, full, CephLab.SECOND);
      } else {
        full = located(CephLab.FULL_ID, null);
        backup(full, null, CephLab.FIRST);
      }
    }

    private BackupRecord located(String id, BackupRecord parent) throws IOException {
      Instant now = Instant.now();
      String parentId = parent == null ? null : parent.id();
      BackupRecord record =
          new BackupRecord(
              id,
              CephLab.VOLUME_ID,
              parentId,
              null,
              null,
              null,
              null,
              1,
              0,
              now,
              "{\"version\": 2}");
      BackupLocation location = driver.locate(record, parent, null, now);
      return record.at(location.container(), location.serviceMetadata());
    }

    private void backup(BackupRecord record, BackupRecord parent, String state) throws IOException {
      Pool pool = volumes.pool(RealCeph.VOLUMES);
      try (RbdSnapshotDevice source =
          new RbdSnapshotDevice(
              new RbdDevice(
                  pool, pool.openSnapshot("volume-" + CephLab.VOLUME_ID, state), pool::close),
              state)) {
        driver.backup(record, parent, source, JobControl.NONE);
      }
    }

    void restore(String image) throws IOException {
      Pool pool = volumes.pool(RealCeph.VOLUMES);
      try (RbdDevice target = new RbdDevice(pool, pool.open(image), pool::close)) {
        driver.restore(List.of(full, incremental), target, JobControl.NONE);
      }
    }

    void delete() throws IOException {
      driver.delete(incremental, JobControl.NONE);
      driver.delete(full, JobControl.NONE);
    }
  }
}
