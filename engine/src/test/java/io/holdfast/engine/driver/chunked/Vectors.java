package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.driver.BackupRecord;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The fixtures that a real Cinder wrote: a repository, the volumes it holds, and their index. */
final class Vectors {

  static final Path FOLDER = Path.of("src/test/resources/vectors");
  static final Path REPOSITORY = FOLDER.resolve("repo");

  /**
   * One backup of the fixtures.
   *
   * @param set the configured algorithm, or {@code tail}
   * @param record its row
   * @param state the volume it holds
   * @param parent the backup it builds on, or null
   */
  record Vector(String set, BackupRecord record, byte[] state, Vector parent) {

    List<BackupRecord> chain() {
      List<BackupRecord> chain =
          parent == null ? new ArrayList<>() : new ArrayList<>(parent.chain());
      chain.add(record);
      return chain;
    }

    Path folder() {
      return REPOSITORY.resolve(record.container());
    }

    byte[] stored(String suffix) {
      return read(folder().resolve(record.serviceMetadata() + suffix));
    }

    @Override
    public String toString() {
      return set + " " + record.id();
    }
  }

  private Vectors() {}

  static List<Vector> all() {
    List<Vector> vectors = new ArrayList<>();
    JsonObject index = json(FOLDER.resolve("index.json"));
    for (JsonObject set : index.getJsonArray("sets").getValuesAs(JsonObject.class)) {
      Vector parent = null;
      for (JsonObject backup : set.getJsonArray("backups").getValuesAs(JsonObject.class)) {
        parent = vector(index, set, backup, backup.isNull("parent") ? null : parent);
        vectors.add(parent);
      }
    }
    return vectors;
  }

  private static Vector vector(JsonObject index, JsonObject set, JsonObject backup, Vector parent) {
    String container = backup.getString("container");
    String prefix = backup.getString("service_metadata");
    JsonObject metadata = json(REPOSITORY.resolve(container).resolve(prefix + "_metadata"));
    BackupRecord record =
        new BackupRecord(
            backup.getString("id"),
            index.getString("volume_id"),
            parent == null ? null : parent.record().id(),
            text(metadata, "backup_name"),
            text(metadata, "backup_description"),
            container,
            prefix,
            1,
            backup.getInt("object_count"),
            createdAt(metadata.getString("created_at")),
            text(metadata, "volume_meta"));
    byte[] state = read(FOLDER.resolve(backup.getString("volume_state")));
    return new Vector(set.getString("set"), record, state, parent);
  }

  private static Instant createdAt(String text) {
    return Instant.parse(text.replace(' ', 'T').replace("+00:00", "Z"));
  }

  private static String text(JsonObject object, String key) {
    return object.isNull(key) ? null : object.getString(key);
  }

  static JsonObject json(Path file) {
    try (InputStream input = Files.newInputStream(file);
        JsonReader reader = Json.createReader(input)) {
      return reader.readObject();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
