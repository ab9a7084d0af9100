package io.holdfast.rbd.backup;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.rbd.Feature;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.stream.DiffImport;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Backups that a real Cinder made in a pool: a full one and three incrementals of a volume of 1
 * GiB. Each state of the base image is a whole stream of {@code rbd export-diff}.
 */
public final class CinderCephArchive {

  private final Path folder;
  private final JsonObject manifest;

  private CinderCephArchive(Path folder, JsonObject manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /** Unpacks the archive. */
  public static CinderCephArchive unpack(Path folder) throws IOException, InterruptedException {
    Path packed = folder.resolve("ceph.tar.xz");
    try (InputStream archive = CinderCephArchive.class.getResourceAsStream("/cinder/ceph.tar.xz")) {
      Files.write(packed, archive.readAllBytes());
    }
    Process tar =
        new ProcessBuilder("tar", "-C", folder.toString(), "-xJf", packed.toString())
            .inheritIO()
            .start();
    if (tar.waitFor() != 0) {
      throw new IOException("tar ended with " + tar.exitValue());
    }
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(folder.resolve("manifest.json")))) {
      return new CinderCephArchive(folder.resolve("data"), reader.readObject());
    }
  }

  /** The backups, each after its parent. */
  public List<JsonObject> backups() {
    return manifest.getJsonArray("backups").getValuesAs(JsonObject.class);
  }

  /** Puts everything back into a pool as Cinder left it. */
  public void store(Pool pool) throws IOException {
    String base = base();
    pool.create(
        base,
        1L << 30,
        EnumSet.of(
            Feature.LAYERING, Feature.EXCLUSIVE_LOCK, Feature.OBJECT_MAP, Feature.FAST_DIFF));
    for (JsonObject backup : backups()) {
      String id = backup.getString("id");
      try (Image image = pool.open(base)) {
        // The streams are whole states: what an earlier one wrote must not stay.
        image.resize(0);
      }
      try (InputStream stream = Files.newInputStream(file("@backup." + id))) {
        DiffImport.apply(stream, pool, base);
      }
      String description = "backup." + id + ".meta";
      pool.writeNewObject(description, Files.readAllBytes(folder.resolve(description)));
    }
  }

  /** The name of the base image. */
  public String base() throws IOException {
    String metadata = backups().get(0).getJsonObject("row").getString("service_metadata");
    return ServiceMetadata.base(metadata);
  }

  private Path file(String part) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains(part)).findFirst().orElseThrow();
    }
  }

  /** A backup as the service knows it from its record. */
  static BackupRecord record(JsonObject backup) {
    JsonObject row = backup.getJsonObject("row");
    return new BackupRecord(
        row.getString("id"),
        row.getString("volume_id"),
        row.isNull("parent_id") ? null : row.getString("parent_id"),
        row.getString("display_name"),
        null,
        row.getString("container"),
        row.getString("service_metadata"),
        row.getInt("size"),
        0,
        Instant.parse("2026-11-22T14:55:19Z"),
        null);
  }
}
