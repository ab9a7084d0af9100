package io.holdfast.engine.driver.chunked;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.fault.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** How many requests jobs make to a real server: what providers send bills for. */
public abstract class RequestsContract {

  private static final int WINDOW = 64 << 10;
  private static final int WINDOWS = 32;

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

  @Test
  void aJobMakesNoMoreRequestsThanItHasObjects() throws IOException {
    byte[] volume = new byte[WINDOWS * WINDOW];
    new Random(1).nextBytes(volume);
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try (FaultProxy proxy = new FaultProxy(server())) {
      ObjectStore store = store(proxy.address());
      assertThat(proxy.exchanges()).as("at the start").isEmpty();
      ChunkedBackupDriver driver =
          new ChunkedBackupDriver(
              store,
              new BucketLayout("service", bucket, "nova"),
              new ChunkedSettings(WINDOW, 32 << 10, Compression.ZSTD, 4, true),
              new MemoryBudget(4 << 20),
              executor);
      BackupLocation place = driver.locate(record(), null, null, record().createdAt());
      BackupRecord record = record().at(place.container(), place.serviceMetadata());

      driver.backup(record, null, new MemoryDevice(volume), JobControl.NONE);
      int ofBackup = proxy.exchanges().size();
      driver.restore(List.of(record), new MemoryDevice(volume.length), JobControl.NONE);
      int ofRestore = proxy.exchanges().size() - ofBackup;
      driver.delete(record, JobControl.NONE);
      int ofDelete = proxy.exchanges().size() - ofBackup - ofRestore;

      System.out.printf(
          "requests for %d windows: backup %d, restore %d, delete %d%n",
          WINDOWS, ofBackup, ofRestore, ofDelete);
      assertThat(ofBackup).isLessThanOrEqualTo(40);
      assertThat(ofRestore).isLessThanOrEqualTo(40);
      assertThat(ofDelete).isLessThanOrEqualTo(5);
      assertThat(store.list(bucket, "")).isEmpty();
    } finally {
      executor.shutdownNow();
    }
  }
}
