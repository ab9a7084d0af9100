package io.holdfast.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object field by field, in order; null becomes JSON null. It is written by a generator:
 * lists have thousands of values, and a tree of them costs more than the text. Threads: one.
 */
public final class JsonFields {

  /** UTC without a zone, always six digits (api.md section 6.2). */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds text or null. */
  public JsonFields put(String key, String text) {
    return add(key, text);
  }

  /** Adds a number. */
  public JsonFields put(String key, long number) {
    return add(key, number);
  }

  /** Adds true or false. */
  public JsonFields put(String key, boolean value) {
    return add(key, value);
  }

  /** Adds a time in UTC, or null. */
  public JsonFields put(String key, LocalDateTime time) {
    return add(key, time == null ? null : TIME.format(time));
  }

  /** Adds an object of strings. */
  public JsonFields put(String key, Map<String, String> strings) {
    JsonFields inner = new JsonFields();
    strings.forEach(inner::put);
    return add(key, inner);
  }

  /** Adds an object. */
  public JsonFields put(String key, JsonFields object) {
    return add(key, object);
  }

  /** Adds an array of objects, which are asked for when they are written. */
  public JsonFields put(String key, Iterable<JsonFields> objects) {
    return add(key, objects);
  }

  /** Adds any JSON value. */
  public JsonFields put(String key, JsonValue value) {
    return add(key, value);
  }

  /** Adds null. */
  public JsonFields putNull(String key) {
    return add(key, null);
  }

  private JsonFields add(String key, Object value) {
    fields.put(key, value);
    return this;
  }

  /** The object as a tree. */
  public JsonObject build() {
    JsonObjectBuilder object = JsonParts.JSON.createObjectBuilder();
    fields.forEach((key, value) -> object.add(key, tree(value)));
    return object.build();
  }

  private static JsonValue tree(Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof JsonValue tree) {
      return tree;
    }
    if (value instanceof JsonFields object) {
      return object.build();
    }
    if (value instanceof Iterable<?> objects) {
      JsonArrayBuilder array = JsonParts.JSON.createArrayBuilder();
      objects.forEach(object -> array.add(tree(object)));
      return array.build();
    }
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return value instanceof Long number
        ? JsonParts.JSON.createValue(number)
        : JsonParts.JSON.createValue((String) value);
  }

  /**
   * Writes the object as UTF-8, a buffer at a time: a long list never lies in memory as a whole.
   *
   * @param stream is neither flushed nor closed
   * @throws IOException if the stream fails
   */
  public void write(OutputStream stream) throws IOException {
    try (JsonGenerator json = JsonParts.GENERATORS.createGenerator(new OpenStream(stream), UTF_8)) {
      json.writeStartObject();
      writeFields(json);
      json.writeEnd();
    } catch (JsonException failure) {
      throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure);
    }
  }

  /** The object as text. */
  @Override
  public String toString() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toString(UTF_8);
  }

  private void writeFields(JsonGenerator json) {
    fields.forEach(
        (key, value) -> {
          json.writeKey(key);
          write(value, json);
        });
  }

  private static void write(Object value, JsonGenerator json) {
    if (value instanceof String text) {
      json.write(text);
    } else if (value instanceof JsonFields object) {
      json.writeStartObject();
      object.writeFields(json);
      json.writeEnd();
    } else if (value instanceof Iterable<?> objects && !(value instanceof JsonValue)) {
      json.writeStartArray();
      objects.forEach(object -> write(object, json));
      json.writeEnd();
    } else {
      writeScalar(value, json);
    }
  }

  private static void writeScalar(Object value, JsonGenerator json) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long number) {
      json.write(number);
    } else if (value instanceof Boolean truth) {
      json.write(truth);
    } else {
      json.write((JsonValue) value);
    }
  }
}
