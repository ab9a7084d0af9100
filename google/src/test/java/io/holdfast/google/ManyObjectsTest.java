package io.holdfast.google;

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

/** A backup of more objects than the service lists at once, which are a thousand. */
class ManyObjectsTest {

  private static final int WINDOW = 4096;
  private static final int WINDOWS = 2100;

  private final String bucket = "m" + UUID.randomUUID().toString().substring(0, 12);

  @Test
  void weaknessA4ItRestoresAndItsDeleteLeavesNothing() throws IOException {
    byte[] volume = new byte[WINDOWS * WINDOW];
    new Random(3).nextBytes(volume);
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try (GoogleObjectStore store = StoreSetup.onStandIn().store()) {
      ChunkedBackupDriver driver =
          new ChunkedBackupDriver(
              store,
              new BucketLayout("service", bucket, "nova"),
              new ChunkedSettings(WINDOW, 1024, Compression.NONE, 4, true),
              new MemoryBudget(1 << 20),
              executor);
      BackupLocation place = driver.locate(record(), null, null, record().createdAt());
      BackupRecord record = record().at(place.container(), place.serviceMetadata());
      driver.backup(record, null, new MemoryDevice(volume), JobControl.NONE);
      assertThat(store.list(bucket, "")).hasSize(WINDOWS + 2);

      byte[] restored = new byte[volume.length];
      MemoryDevice target = new MemoryDevice(restored);
      driver.restore(List.of(record), target, JobControl.NONE);
      assertThat(restored).isEqualTo(volume);
      driver.delete(record, JobControl.NONE);
      assertThat(store.list(bucket, "")).isEmpty();
    } finally {
      executor.shutdownNow();
    }
  }

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
}
