package io.holdfast.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.driver.chunked.BucketLayout;
import io.holdfast.engine.driver.chunked.ChunkedBackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedSettings;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.MemoryObjectStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackupTargetTest {

  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    executor.shutdownNow();
  }

  private BackupTarget target(String service) {
    return new BackupTarget(
        "name",
        new ChunkedBackupDriver(
            new MemoryObjectStore(),
            new BucketLayout(service, "bucket", "nova"),
            new ChunkedSettings(4096, 1024, Compression.NONE, 1, true),
            new MemoryBudget(1 << 20),
            executor),
        true);
  }

  @Test
  void recordsOfAFormerCinderAreFound() {
    BackupTarget google = target("cinder.backup.drivers.gcs.GoogleBackupDriver");
    assertThat(google.isOf("cinder.backup.drivers.gcs.GoogleBackupDriver")).isTrue();
    assertThat(google.isOf("cinder.backup.drivers.google.GoogleBackupDriver")).isTrue();
    assertThat(google.isOf("cinder.backup.drivers.s3.S3BackupDriver")).isFalse();
    BackupTarget other = target("cinder.backup.drivers.s3.S3BackupDriver");
    assertThat(other.isOf("cinder.backup.drivers.google.GoogleBackupDriver")).isFalse();
  }
}
