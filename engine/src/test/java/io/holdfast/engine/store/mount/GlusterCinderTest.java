package io.holdfast.engine.store.mount;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.FileDevice;
import io.holdfast.engine.device.SparseFiles;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.chunked.ChunkedBackupDriver;
import io.holdfast.engine.driver.chunked.ChunkedSettings;
import io.holdfast.engine.driver.chunked.PosixLayout;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.pipeline.MemoryBudget;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real Cinder has stored on a share is restored from there. */
class GlusterCinderTest {

  private static final long GIBIBYTE = 1L << 30;
  private static final Path ARCHIVES = Path.of("../src/test/resources/cinder");

  @TempDir private Path folder;
  private GlusterMount mount;
  private final ExecutorService executor = Executors.newFixedThreadPool(2);

  @BeforeEach
  void mount() throws IOException {
    mount = new GlusterMount(folder);
  }

  @AfterEach
  void unmount() throws IOException {
    executor.shutdownNow();
    if (mount != null) {
      mount.close();
    }
  }

  private BackupDriver driver() {
    ChunkedSettings settings = new ChunkedSettings(1 << 20, 32768, Compression.ZLIB, 2, false);
    PosixLayout layout = new PosixLayout("cinder.backup.drivers.glusterfs.GlusterfsBackupDriver");
    return new ChunkedBackupDriver(
        mount.store, layout, settings, new MemoryBudget(64 << 20), executor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "zstd"})
  void everyBackupOfAChainHasTheBytesThatCinderBackedUp(String compression) throws Exception {
    Path archive = ARCHIVES.resolve("posix-" + compression + ".tar.xz");
    TestMounts.run("tar", "-C", folder.toString(), "-xJf", archive.toString());
    TestMounts.run("cp", "-r", folder.resolve("data") + "/.", mount.point.toString());
    Map<String, List<BackupRecord>> chains = new LinkedHashMap<>();
    for (JsonObject made : manifest().getJsonArray("backups").getValuesAs(JsonObject.class)) {
      BackupRecord record = record(made.getJsonObject("export_record").getString("backup_url"));
      List<BackupRecord> chain = new ArrayList<>(chains.getOrDefault(record.parentId(), List.of()));
      chain.add(record);
      chains.put(record.id(), chain);
      assertThat(restored(chain)).as(record.name()).isEqualTo(made.getString("volume_sha256"));
    }
    assertThat(chains).hasSizeGreaterThan(2);
  }

  private JsonObject manifest() throws IOException {
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(folder.resolve("manifest.json")))) {
      return reader.readObject();
    }
  }

  private static BackupRecord record(String url) {
    byte[] json = Base64.getDecoder().decode(url);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
      JsonObject row = reader.readObject();
      return new BackupRecord(
          row.getString("id"),
          row.getString("volume_id"),
          row.getString("parent_id", null),
          row.getString("display_name"),
          null,
          row.getString("container"),
          row.getString("service_metadata"),
          row.getInt("size"),
          row.getInt("object_count"),
          Instant.EPOCH,
          null);
    }
  }

  private String restored(List<BackupRecord> chain) throws Exception {
    Path volume = SparseFiles.make(folder.resolve("volume"), GIBIBYTE);
    try (BlockDevice device = FileDevice.open(volume, true)) {
      driver().restore(chain, device, JobControl.NONE);
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(volume), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    Files.delete(volume);
    return HexFormat.of().formatHex(digest.digest());
  }
}
