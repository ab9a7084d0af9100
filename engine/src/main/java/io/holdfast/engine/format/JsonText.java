package io.holdfast.engine.format;

import jakarta.json.JsonException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/**
 * JSON in the exact form of the format: ASCII, sorted keys, indent 2 (chunked-format.md section 3).
 */
final class JsonText {

  private JsonText() {}

  /** What made reading fail: the stream, or what it held. */
  static IOException blamed(String what, JsonException failure) {
    if (failure.getCause() instanceof IOException unreadable
        && !(unreadable instanceof CharacterCodingException)) {
      return unreadable;
    }
    return new MalformedObjectException(what + ": " + failure.getMessage(), failure);
  }

  /** A string with its quotes, or null. */
  static String quoted(String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int index = 0; index < text.length(); index++) {
      append(json, text.charAt(index));
    }
    return json.append('"').toString();
  }

  private static void append(StringBuilder json, char character) {
    switch (character) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      case '\b' -> json.append("\\b");
      case '\f' -> json.append("\\f");
      default -> {
        if (character < ' ' || character > '~') {
          json.append("\\u%04x".formatted((int) character));
        } else {
          json.append(character);
        }
      }
    }
  }
}
