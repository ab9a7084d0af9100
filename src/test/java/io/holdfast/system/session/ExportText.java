package io.holdfast.system.session;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text that an export record is: JSON in base64. */
final class ExportText {

  private ExportText() {}

  /** Null for what is no such text. */
  static JsonObject decode(String text) {
    try {
      return object(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | JsonException other) {
      return null;
    }
  }

  static String encode(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The record that a body has, null if it has none that can be decoded. */
  static JsonObject recordIn(String body) {
    try {
      JsonObject record = object(body).getJsonObject("backup-record");
      return record == null || decode(record.getString("backup_url", "")) == null ? null : record;
    } catch (JsonException | ClassCastException other) {
      return null;
    }
  }

  static JsonObject object(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
