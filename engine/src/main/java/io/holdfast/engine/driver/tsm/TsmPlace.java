package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where TSM holds a backup, as its service metadata say: {@code {"backup_mode": "image"|"file",
 * "backup_path": "<path>"}} (drivers.md section 8). Holdfast's say more by a third key, which
 * Cinder passes over.
 *
 * @param mode what TSM takes it for
 * @param path what the client was given; the backup's name in TSM
 * @param descriptionFolder folder in the name of the description, null if there is none
 */
record TsmPlace(BackupMode mode, String path, String descriptionFolder) {

  private static final String MODE = "backup_mode";
  private static final String PATH = "backup_path";
  private static final String FOLDER = "description_folder";

  /** No character that the client reads as a wildcard, as the end of a word or as an option. */
  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._@:+=,~-]+)+");

  /** The place of a new backup. */
  static TsmPlace planned(TsmSettings settings, String backupId) {
    String name = settings.prefix() + "-" + backupId;
    String staging = settings.stagingFolder().toString();
    String folder =
        settings.mode() == BackupMode.FILE ? staging : settings.deviceFolder().toString();
    return new TsmPlace(settings.mode(), folder + "/" + name, staging);
  }

  /**
   * The place of a stored backup; a record that says nothing is one of Cinder's oldest.
   *
   * @param record untrusted but for its id
   * @throws BackupRefusedException if it names no place that can be this backup's
   */
  static TsmPlace of(BackupRecord record, TsmSettings settings) throws BackupRefusedException {
    if (record.container() != null) {
      throw new BackupRefusedException("TSM has no containers; leave the container out.");
    }
    TsmPlace place =
        record.serviceMetadata() == null
            ? new TsmPlace(
                BackupMode.IMAGE,
                settings.deviceFolder() + "/" + settings.prefix() + "-" + record.id(),
                null)
            : parse(record.serviceMetadata());
    place.requirePlaceOf(record.id());
    return place;
  }

  private static TsmPlace parse(String text) throws BackupRefusedException {
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      parser.next();
      JsonObject metadata = parser.getObject();
      if (parser.hasNext()) {
        throw refusal(null);
      }
      BackupMode mode = BackupMode.of(metadata.getString(MODE, "")).orElseThrow();
      return new TsmPlace(mode, metadata.getString(PATH), folder(metadata));
    } catch (JsonException
        | IllegalStateException
        | NoSuchElementException
        | NullPointerException
        | ClassCastException malformed) {
      throw refusal(malformed);
    }
  }

  private static String folder(JsonObject metadata) {
    return metadata.containsKey(FOLDER) ? ((JsonString) metadata.get(FOLDER)).getString() : null;
  }

  /**
   * A node may have files in TSM that are no backups of volumes: the id keeps records from them.
   */
  private void requirePlaceOf(String backupId) throws BackupRefusedException {
    boolean own = isPlain(path) && name().length() > backupId.length() + 1;
    if (!own || !name().endsWith("-" + backupId)) {
      throw refusal(null);
    }
    if (descriptionFolder != null && !isPlain(descriptionFolder)) {
      throw refusal(null);
    }
  }

  private static BackupRefusedException refusal(Exception cause) {
    return new BackupRefusedException(
        "The service metadata must be {\"backup_mode\": \"image\" or \"file\", \"backup_path\": \"/<folder>/<prefix>-<id of the backup>\"}.",
        cause);
  }

  /** True if it is an absolute path that means itself, for the client too. */
  static boolean isPlain(String path) {
    return PLAIN.matcher(path).matches()
        && Stream.of(path.split("/")).noneMatch(part -> part.equals(".") || part.equals(".."));
  }

  /** As Python writes it; plain paths need no escapes. */
  String serviceMetadata() {
    String both = "\"%s\": \"%s\", \"%s\": \"%s\"".formatted(MODE, mode.word(), PATH, path);
    String third =
        descriptionFolder == null ? "" : ", \"%s\": \"%s\"".formatted(FOLDER, descriptionFolder);
    return "{" + both + third + "}";
  }

  /** The last part of the path. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The name of the description in TSM; empty for backups of Cinder's. */
  Optional<String> description() {
    return Optional.ofNullable(descriptionFolder)
        .map(folder -> folder + "/" + name() + StagingEntry.DESCRIPTION);
  }
}
