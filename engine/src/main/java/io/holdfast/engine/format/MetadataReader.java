package io.holdfast.engine.format;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a metadata object, tolerant of keys it does not know (chunked-format.md section 3). */
public final class MetadataReader {

  private MetadataReader() {}

  /**
   * Reads the whole object.
   *
   * @throws MalformedObjectException if it is not what the format says
   * @throws IOException if it could not be read
   */
  public static BackupMetadata read(InputStream json) throws IOException {
    try (JsonParser parser = Json.createParser(json)) {
      parser.next();
      return parse(parser);
    } catch (JsonException broken) {
      throw JsonText.blamed("metadata", broken);
    } catch (ClassCastException
        | IllegalStateException
        | IllegalArgumentException
        | ArithmeticException
        | NullPointerException
        | java.util.NoSuchElementException broken) {
      throw new MalformedObjectException("metadata: " + broken.getMessage(), broken);
    }
  }

  private static BackupMetadata parse(JsonParser parser) throws MalformedObjectException {
    Map<String, JsonValue> values = new HashMap<>();
    List<StoredObject> objects = null;
    while (parser.next() == JsonParser.Event.KEY_NAME) {
      String key = parser.getString();
      parser.next();
      if (key.equals("objects")) {
        List<StoredObject> list = new ArrayList<>();
        parser.getArrayStream().forEach(entry -> list.add(object(entry.asJsonObject())));
        objects = list;
      } else {
        values.put(key, parser.getValue());
      }
    }
    return metadata(values, objects);
  }

  private static BackupMetadata metadata(Map<String, JsonValue> values, List<StoredObject> objects)
      throws MalformedObjectException {
    String version = text(values.get("version"));
    if (!BackupMetadata.VERSION.equals(version)) {
      throw new MalformedObjectException("metadata: version " + version + " is not supported");
    }
    if (objects == null) {
      throw new MalformedObjectException("metadata: the list of objects is missing");
    }
    BackupHeader header =
        new BackupHeader(
            text(values.get("backup_id")),
            text(values.get("backup_name")),
            text(values.get("backup_description")),
            text(values.get("volume_id")),
            text(values.get("created_at")));
    return new BackupMetadata(
        header, text(values.get("parent_id")), objects, text(values.get("volume_meta")));
  }

  private static StoredObject object(JsonObject entry) {
    if (entry.size() != 1) {
      throw new IllegalArgumentException("an entry of the list must have one name");
    }
    String name = entry.keySet().iterator().next();
    JsonObject fields = entry.getJsonObject(name);
    long offset = fields.getJsonNumber("offset").longValueExact();
    long length = fields.getJsonNumber("length").longValueExact();
    if (offset < 0 || length <= 0 || offset > Long.MAX_VALUE - length) {
      throw new IllegalArgumentException(name + " has offset " + offset + ", length " + length);
    }
    Compression compression = Compression.ofLabel(fields.getString("compression"));
    return new StoredObject(
        name,
        offset,
        length,
        text(fields.get("md5")),
        compression,
        text(fields.get("stored_sha256")));
  }

  private static String text(JsonValue value) {
    return value == null || value == JsonValue.NULL ? null : ((JsonString) value).getString();
  }
}
