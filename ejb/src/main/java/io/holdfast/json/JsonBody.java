package io.holdfast.json;

import static io.holdfast.json.JsonParts.JSON;

import io.holdfast.fault.RequestRefusedException;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The body of a request: one JSON document, or none. */
public final class JsonBody {

  /** The body of a request that has none. */
  public static final JsonBody NONE = new JsonBody(null);

  private static final int DEEPEST = 32;
  private static final JsonReaderFactory READERS =
      JSON.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private final JsonValue value;

  private JsonBody(JsonValue value) {
    this.value = value;
  }

  /**
   * Reads a document: UTF-8, no key twice in an object, at most 32 levels deep.
   *
   * @throws RequestRefusedException 400 if it is anything else
   */
  public static JsonBody parse(byte[] bytes) {
    String text = text(bytes);
    checkBrackets(text);
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return new JsonBody(reader.readValue());
    } catch (JsonException | NumberFormatException broken) {
      throw new MalformedBodyException("it is no valid JSON", broken);
    }
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException broken) {
      throw new MalformedBodyException("it is no valid UTF-8", broken);
    }
  }

  /**
   * Guards the parser's stack, and finds text after the document, which the parser would not read.
   * Looks at brackets only; the parser judges the rest.
   */
  private static void checkBrackets(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (quoted && character == '\\') {
        at++;
      } else if (character == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += nesting(character);
      }
      if (depth > DEEPEST) {
        throw RequestRefusedException.badRequest(
            "The body must nest at most " + DEEPEST + " levels deep.");
      }
      boolean ended = depth == 0 && nesting(character) < 0 && !quoted;
      if (ended && !text.substring(at + 1).isBlank()) {
        throw RequestRefusedException.badRequest(
            "Malformed request body: there is text after its end.");
      }
    }
  }

  private static int nesting(char character) {
    return switch (character) {
      case '{', '[' -> 1;
      case '}', ']' -> -1;
      default -> 0;
    };
  }

  /**
   * The object under {@code key}, which must be the only key but for some that are ignored.
   *
   * @throws RequestRefusedException 400 naming what is missing or too much
   */
  public Fields only(String key, String... ignored) {
    JsonObject root = root();
    if (!root.containsKey(key)) {
      throw RequestRefusedException.badRequest("The body must have the key " + key + ".");
    }
    Set<String> others = Set.of(ignored);
    for (String other : root.keySet()) {
      if (!other.equals(key) && !others.contains(other)) {
        throw RequestRefusedException.badRequest(
            "The body must have no key but " + key + "; " + Fields.shown(other) + " is unknown.");
      }
    }
    return Fields.of(key, root.get(key));
  }

  /**
   * The fields of a body that has no key around them.
   *
   * @param name what messages call it
   * @throws RequestRefusedException 400 unless the body is an object
   */
  public Fields fields(String name) {
    return Fields.of(name, root());
  }

  /**
   * The fields of the whole document, which must be an object.
   *
   * @param name what messages call it
   */
  public Fields object(String name) {
    return Fields.of(name, value);
  }

  /**
   * The one action of a body for {@code /action}.
   *
   * @throws RequestRefusedException 400 unless the body is an object with exactly one key
   */
  public Action action() {
    JsonObject root = root();
    if (root.size() != 1) {
      throw RequestRefusedException.badRequest("The body must have exactly one key, the action.");
    }
    Map.Entry<String, JsonValue> entry = root.entrySet().iterator().next();
    return new Action(entry.getKey(), entry.getValue());
  }

  private JsonObject root() {
    if (value == null) {
      throw RequestRefusedException.badRequest(
          "The request must have a body with Content-Type application/json.");
    }
    if (value instanceof JsonObject root) {
      return root;
    }
    throw RequestRefusedException.badRequest("The body must be a JSON object.");
  }
}
