package io.holdfast.engine.driver.chunked;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.FileDevice;
import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.device.SparseFiles;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a real Cinder stored comes back from a container that holds all backups, and ours is named
 * as Cinder would.
 */
public abstract class CinderBackupsContract {

  private static final Path ARCHIVES = Path.of("../src/test/resources/cinder");
  private static final int GIB = 1 << 30;

  @TempDir private Path folder;

  private final String bucket = "c" + UUID.randomUUID().toString().substring(0, 12);
  private final ExecutorService executor = Executors.newFixedThreadPool(4);
  private ObjectStore store;
  private ChunkedBackupDriver driver;

  /** A store; closed by its owner. */
  protected abstract ObjectStore store() throws IOException;

  /** The full name of Cinder's class. */
  protected abstract String service();

  @BeforeEach
  void open() throws IOException {
    store = store();
    driver =
        new ChunkedBackupDriver(
            store,
            new BucketLayout(service(), bucket, "nova"),
            new ChunkedSettings(1 << 20, 32_768, Compression.ZSTD, 3, false),
            new MemoryBudget(256 << 20),
            executor);
  }

  @AfterEach
  void close() {
    executor.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "zlib"})
  void restoresToTheRecordedDigests(String compression) throws Exception {
    List<JsonObject> made = unpack(compression);
    List<BackupRecord> chain = new ArrayList<>();
    for (JsonObject backup : made) {
      BackupRecord record = record(backup);
      putObjects(backup.getJsonObject("detail").getString("container"));
      if (record.parentId() == null) {
        chain.clear();
      }
      chain.add(record);
      assertThat(digestOfRestored(chain)).isEqualTo(backup.getString("volume_sha256"));
    }
  }

  private List<JsonObject> unpack(String compression) throws Exception {
    Path archive = ARCHIVES.resolve("posix-" + compression + ".tar.xz").toAbsolutePath();
    Process tar =
        new ProcessBuilder("tar", "-C", folder.toString(), "-xJf", archive.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(folder.resolve("manifest.json")))) {
      return reader.readObject().getJsonArray("backups").getValuesAs(JsonObject.class);
    }
  }

  private BackupRecord record(JsonObject backup) {
    String url = backup.getJsonObject("export_record").getString("backup_url");
    String row = new String(Base64.getDecoder().decode(url), StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(row))) {
      JsonObject columns = reader.readObject();
      return new BackupRecord(
          columns.getString("id"),
          columns.getString("volume_id"),
          columns.isNull("parent_id") ? null : columns.getString("parent_id"),
          columns.getString("display_name"),
          null,
          bucket,
          columns.getString("service_metadata"),
          columns.getInt("size"),
          columns.getInt("object_count"),
          Instant.parse(columns.getString("created_at")),
          null);
    }
  }

  private void putObjects(String container) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data").resolve(container))) {
      for (Path file : files.toList()) {
        store.put(bucket, file.getFileName().toString(), Payload.of(Files.readAllBytes(file)));
      }
    }
  }

  private String digestOfRestored(List<BackupRecord> chain) throws Exception {
    Path volume = folder.resolve(chain.get(chain.size() - 1).id());
    SparseFiles.make(volume, GIB);
    try (BlockDevice device = FileDevice.open(volume, true)) {
      driver.restore(chain, device, JobControl.NONE);
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream input = new DigestInputStream(Files.newInputStream(volume), digest)) {
      input.transferTo(OutputStream.nullOutputStream());
    }
    Files.delete(volume);
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void oursHasCindersNames() throws IOException {
    BackupRecord unplaced =
        new BackupRecord(
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
            "{\"version\": 2}");
    BackupLocation place = driver.locate(unplaced, null, null, unplaced.createdAt());
    BackupRecord record = unplaced.at(place.container(), place.serviceMetadata());
    driver.backup(record, null, new MemoryDevice(new byte[1 << 20]), JobControl.NONE);
    String prefix =
        "volume_11111111-2222-4333-8444-555555555555/20260102030405/az_nova_backup_" + record.id();
    assertThat(driver.service()).isEqualTo(service());
    assertThat(store.list(bucket, ""))
        .containsExactly(prefix + "-00001", prefix + "_metadata", prefix + "_sha256file");
    driver.delete(record, JobControl.NONE);
    assertThat(store.list(bucket, "")).isEmpty();
  }
}
