package io.holdfast.engine.driver.chunked;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.FileDevice;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.fault.FaultProxy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many requests jobs make to a real server: what providers send bills for. Windows are small,
 * so that it is quick; {@code bench/requests} gives them the size of the default settings.
 */
public abstract class RequestsContract {

  private static final int WINDOW = Integer.getInteger("holdfast.requests.window", 64 << 10);
  private static final int WINDOWS = 32;
  private static final long BUDGET = 16L * WINDOW;

  @TempDir Path folder;

  private final String bucket = "r" + UUID.randomUUID().toString().substring(0, 12);

  /** Address of the real server, plain HTTP. */
  protected abstract URI server();

  /** A store on the server at an address. */
  protected abstract ObjectStore store(URI address) throws IOException;

  private static BackupRecord record() {
    return new BackupRecord(
        "cccccccc-0000-4000-8000-000000000001",
        "11111111-2222-4333-8444-555555555555",
        null,
        "name",
        null,
        null,
        null,
        1,
        0,
        Instant.parse("2026-01-02T03:04:05Z"),
        null);
  }

  private FileDevice newVolume() throws IOException {
    Path file = folder.resolve("volume");
    Random random = new Random(1);
    byte[] window = new byte[WINDOW];
    try (OutputStream output = Files.newOutputStream(file)) {
      for (int written = 0; written < WINDOWS; written++) {
        random.nextBytes(window);
        output.write(window);
      }
    }
    return FileDevice.open(file, true);
  }

  @Test
  void aJobMakesNoMoreRequestsThanItHasObjects() throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try (FaultProxy proxy = new FaultProxy(server());
        FileDevice volume = newVolume()) {
      ObjectStore store = store(proxy.address());
      assertThat(proxy.exchanges()).as("at the start").isEmpty();
      ChunkedBackupDriver driver =
          new ChunkedBackupDriver(
              store,
              new BucketLayout("service", bucket, "nova"),
              new ChunkedSettings(WINDOW, 32 << 10, Compression.ZSTD, 4, true),
              new MemoryBudget(BUDGET),
              executor);
      BackupLocation place = driver.locate(record(), null, null, record().createdAt());
      BackupRecord record = record().at(place.container(), place.serviceMetadata());

      driver.backup(record, null, volume, JobControl.NONE);
      int ofBackup = proxy.exchanges().size();
      driver.restore(List.of(record), volume, JobControl.NONE);
      int ofRestore = proxy.exchanges().size() - ofBackup;
      driver.delete(record, JobControl.NONE);
      int ofDelete = proxy.exchanges().size() - ofBackup - ofRestore;

      System.out.printf(
          "requests of %s for %d windows of %d KiB: backup %d, restore %d, delete %d%n",
          getClass().getPackageName(), WINDOWS, WINDOW >> 10, ofBackup, ofRestore, ofDelete);
      assertThat(ofBackup).isLessThanOrEqualTo(40);
      assertThat(ofRestore).isLessThanOrEqualTo(40);
      assertThat(ofDelete).isLessThanOrEqualTo(5);
      assertThat(store.list(bucket, "")).isEmpty();
    } finally {
      executor.shutdownNow();
    }
  }
}
