package io.holdfast.volume;

import static io.holdfast.json.JsonParts.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;

/**
 * What a backup keeps of its volume's row: the {@code volume_meta} document (chunked-format.md
 * section 5). Written in version 2, read in versions 1 and 2; ours or Cinder's.
 */
public final class VolumeMetadataDocument {

  private static final String VERSION = "version";
  private static final String BASE = "volume-base-metadata";
  private static final String METADATA = "volume-metadata";
  private static final String IMAGE = "volume-glance-metadata";
  private static final int WRITTEN_VERSION = 2;

  /** Names that a restore gave, so that the backup's may replace them. */
  private static final String RESTORE_NAME = "restore_backup_";

  private static final int COLUMN_LENGTH = 255;

  private VolumeMetadataDocument() {}

  /** The document of a volume whose metadata can be read. */
  public static String of(Volume volume) {
    JsonObjectBuilder document =
        JSON.createObjectBuilder()
            .add(VERSION, WRITTEN_VERSION)
            .add(BASE, VolumeColumns.of(volume));
    if (!volume.metadata().isEmpty()) {
      JsonObjectBuilder metadata = JSON.createObjectBuilder();
      volume.metadata().forEach(metadata::add);
      document.add(METADATA, metadata);
    }
    return document.build().toString();
  }

  /**
   * Describes a restored volume as the backed-up one was. Changes nothing if it throws.
   *
   * @param document as stored with the backup
   * @throws UnusableMetadataException if it is no such document, has another version, or the
   *     backed-up volume was encrypted with another key
   */
  public static void apply(String document, Volume volume) {
    JsonObject root = parse(document);
    int version = version(root);
    JsonObject base = section(root, BASE);
    if (version >= 2) {
      requireSameKey(text(base, "encryption_key_id"), volume);
    }
    applyName(base, volume);
    if (root.containsKey(METADATA)) {
      Map<String, String> metadata = new HashMap<>();
      section(root, METADATA).forEach((key, value) -> metadata.put(cut(key), cut(text(value))));
      volume.metadata().clear();
      volume.metadata().putAll(metadata);
    }
    if (root.containsKey(IMAGE)) {
      volume.bootable(true);
    }
  }

  private static JsonObject parse(String document) {
    try (JsonReader reader = JSON.createReader(new StringReader(document))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new UnusableMetadataException(
          "The backup's volume metadata is not a JSON object; the data was restored.", e);
    }
  }

  private static int version(JsonObject root) {
    JsonValue version = root.getOrDefault(VERSION, JsonValue.NULL);
    for (int readable = 1; readable <= WRITTEN_VERSION; readable++) {
      if (version.equals(JSON.createValue(readable))) {
        return readable;
      }
    }
    throw new UnusableMetadataException(
        "The backup's volume metadata has version "
            + version
            + "; versions 1 and 2 can be read. The data was restored.");
  }

  private static JsonObject section(JsonObject root, String name) {
    JsonValue section = root.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT);
    if (section instanceof JsonObject object) {
      return object;
    }
    throw new UnusableMetadataException(
        "The section " + name + " of the backup's volume metadata is not a JSON object.");
  }

  private static void requireSameKey(String keyId, Volume volume) {
    if (keyId != null && !keyId.equals(volume.encryptionKeyId())) {
      throw new UnusableMetadataException(
          "The backed-up volume was encrypted with key "
              + keyId
              + ", which the target has not; restore it into a volume with that key.");
    }
  }

  private static void applyName(JsonObject base, Volume volume) {
    String name = text(base, "display_name");
    boolean namedByUser =
        volume.name() != null
            && !volume.name().isEmpty()
            && !volume.name().startsWith(RESTORE_NAME);
    if (name == null || name.isEmpty() || namedByUser) {
      return;
    }
    volume.name(cut(name));
    String description = text(base, "display_description");
    volume.description(description == null ? null : cut(description));
  }

  private static String text(JsonObject section, String key) {
    JsonValue value = section.getOrDefault(key, JsonValue.NULL);
    return value == JsonValue.NULL ? null : text(value);
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  /** As much as the column takes; a document may come from anywhere. */
  private static String cut(String text) {
    String storable = text.replace("\0", "");
    return storable.length() > COLUMN_LENGTH ? storable.substring(0, COLUMN_LENGTH) : storable;
  }
}
