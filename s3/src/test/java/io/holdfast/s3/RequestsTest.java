package io.holdfast.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.chunked.BucketLayout;
import io.holdfast.engine.driver.chunked.ChunkedBackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedSettings;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** How many requests jobs make, on radosgw: what providers of S3 send bills for. */
class RequestsTest {

  private static final int WINDOW = 64 << 10;
  private static final int WINDOWS = 32;

  private final String bucket = "r" + UUID.randomUUID().toString().substring(0, 12);

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
    try (CountingProxy proxy = new CountingProxy(SharedGateway.gateway().endpoint());
        S3ObjectStore store = new StoreSetup(proxy.endpoint(), SharedGateway.key()).store()) {
      assertThat(proxy.requests()).as("at the start").isZero();
      ChunkedBackupDriver driver =
          new ChunkedBackupDriver(
              store,
              new BucketLayout("cinder.backup.drivers.s3.S3BackupDriver", bucket, "nova"),
              new ChunkedSettings(WINDOW, 32 << 10, Compression.ZSTD, 4, true),
              new MemoryBudget(4 << 20),
              executor);
      BackupLocation place = driver.locate(record(), null, null, record().createdAt());
      BackupRecord record = record().at(place.container(), place.serviceMetadata());

      driver.backup(record, null, new MemoryDevice(volume), JobControl.NONE);
      int ofBackup = proxy.requests();
      driver.restore(List.of(record), new MemoryDevice(volume.length), JobControl.NONE);
      int ofRestore = proxy.requests() - ofBackup;
      driver.delete(record, JobControl.NONE);
      int ofDelete = proxy.requests() - ofBackup - ofRestore;

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
