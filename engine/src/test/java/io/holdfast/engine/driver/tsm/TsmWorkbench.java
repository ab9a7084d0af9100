package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.pipeline.MemoryBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A driver with its stand-in, its memory and its folders, as a test needs it. */
final class TsmWorkbench {

  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  static final int WINDOW = 4096;

  final DsmcStandIn client;
  final MemoryBudget budget = new MemoryBudget(1 << 20);
  final Path staging;
  final TsmBackupDriver driver;

  TsmWorkbench(Path folder) throws IOException {
    this(folder, BackupMode.FILE, Duration.ofSeconds(30));
  }

  TsmWorkbench(Path folder, BackupMode mode, Duration limit) throws IOException {
    this.client = new DsmcStandIn(folder.resolve("standin"));
    this.staging = folder.resolve("staging");
    this.driver = driver(mode, limit, 0);
  }

  TsmBackupDriver driver(BackupMode mode, Duration limit, long reserve) {
    return new TsmBackupDriver(settings(mode, limit, reserve), budget);
  }

  TsmSettings settings(BackupMode mode, Duration limit, long reserve) {
    return new TsmSettings(
        client.program().toString(),
        null,
        "backup",
        mode,
        true,
        staging,
        Path.of("/dev"),
        reserve,
        limit,
        limit,
        WINDOW);
  }

  BackupRecord located() throws IOException {
    BackupRecord record = record(UUID.randomUUID().toString(), null);
    BackupLocation location = driver.locate(record, null, null, START);
    return record.at(location.container(), location.serviceMetadata());
  }

  static BackupRecord record(String id, String serviceMetadata) {
    return new BackupRecord(
        id,
        "11111111-2222-4333-8444-555555555555",
        null,
        null,
        null,
        null,
        serviceMetadata,
        0,
        0,
        START,
        null);
  }

  /** A row of Cinder's, which says nothing but where. */
  static BackupRecord ofCinder(String id, BackupMode mode, String path, int gib) {
    return new BackupRecord(
        id,
        "11111111-2222-4333-8444-555555555555",
        null,
        null,
        null,
        null,
        "{\"backup_mode\": \"%s\", \"backup_path\": \"%s\"}".formatted(mode.word(), path),
        gib,
        0,
        START,
        null);
  }

  /** What lies in the staging folder. */
  List<Path> staged() throws IOException {
    if (!Files.exists(staging)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(staging)) {
      return files.toList();
    }
  }

  boolean allMemoryIsFree() {
    return budget.freeBytes() == budget.totalBytes();
  }
}
