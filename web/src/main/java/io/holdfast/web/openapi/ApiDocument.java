package io.holdfast.web.openapi;

import static io.holdfast.json.JsonParts.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The OpenAPI document, put together from its parts: each part has paths and components of its own.
 * Threads: any.
 */
public final class ApiDocument {

  /** Where the written document says the API is; the served one says where it really is. */
  private static final String WRITTEN_BASE = "http://127.0.0.1:8080/volume";

  private static final String FRAME = "document";
  private static final List<String> PARTS =
      List.of(
          "shared",
          "discovery",
          "backups",
          "records",
          "volumes",
          "snapshots",
          "metadata",
          "types",
          "quotas",
          "services",
          "messages",
          "filters");

  private static final String TEXT = document().toString();

  private ApiDocument() {}

  /**
   * The whole document.
   *
   * @param base public address of the service with its context, without a slash at the end
   */
  public static String text(String base) {
    String quoted = JSON.createValue(base).toString();
    return TEXT.replace(WRITTEN_BASE, quoted.substring(1, quoted.length() - 1));
  }

  /**
   * The document as it is written.
   *
   * @throws UncheckedIOException if a part is missing
   */
  static JsonObject document() {
    JsonObject document = part(FRAME);
    for (String name : PARTS) {
      document = merged(document, part(name));
    }
    return document;
  }

  private static JsonObject part(String name) {
    try (InputStream text = ApiDocument.class.getResourceAsStream(name + ".json");
        JsonReader reader = JSON.createReader(text)) {
      return reader.readObject();
    } catch (IOException failure) {
      throw new UncheckedIOException("OpenAPI part " + name, failure);
    }
  }

  private static JsonObject merged(JsonObject one, JsonObject other) {
    JsonObjectBuilder both = JSON.createObjectBuilder(one);
    other.forEach((key, value) -> both.add(key, merged(key, one.get(key), value)));
    return both.build();
  }

  private static JsonValue merged(String key, JsonValue one, JsonValue other) {
    if (one == null) {
      return other;
    }
    if (one instanceof JsonObject first && other instanceof JsonObject second) {
      return merged(first, second);
    }
    throw new IllegalStateException("OpenAPI parts have two values for " + key);
  }
}
