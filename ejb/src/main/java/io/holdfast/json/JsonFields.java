package io.holdfast.json;

import static io.holdfast.json.JsonParts.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Builds a JSON object field by field, in order; null becomes JSON null. */
public final class JsonFields {

  /** UTC without a zone, always six digits (api.md section 6.2). */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  private final JsonObjectBuilder object = JSON.createObjectBuilder();

  /** Adds text or null. */
  public JsonFields put(String key, String text) {
    return put(key, text == null ? JsonValue.NULL : JSON.createValue(text));
  }

  /** Adds a number. */
  public JsonFields put(String key, long number) {
    object.add(key, number);
    return this;
  }

  /** Adds true or false. */
  public JsonFields put(String key, boolean value) {
    object.add(key, value);
    return this;
  }

  /** Adds a time in UTC, or null. */
  public JsonFields put(String key, LocalDateTime time) {
    return put(key, time == null ? null : TIME.format(time));
  }

  /** Adds an object of strings. */
  public JsonFields put(String key, Map<String, String> strings) {
    JsonObjectBuilder inner = JSON.createObjectBuilder();
    strings.forEach(inner::add);
    return put(key, inner.build());
  }

  /** Adds any JSON value. */
  public JsonFields put(String key, JsonValue value) {
    object.add(key, value);
    return this;
  }

  /** Adds null. */
  public JsonFields putNull(String key) {
    object.addNull(key);
    return this;
  }

  /** The object. */
  public JsonObject build() {
    return object.build();
  }
}
