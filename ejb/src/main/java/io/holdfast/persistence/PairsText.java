package io.holdfast.persistence;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.StringRules;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pairs of strings as clients write them into a query: as Python writes a dict, {@code {'k': 'v'}},
 * or as JSON, which differs from it in nothing that matters here. Threads: one.
 */
final class PairsText {

  /** Each pair is one more condition of the query. */
  static final int MOST = 32;

  private final String text;
  private int at;

  private PairsText(String text) {
    this.text = text;
  }

  /**
   * The pairs.
   *
   * @throws RequestRefusedException 400 if the text is none of the forms, or has too many
   */
  static Map<String, String> read(String text) {
    return new PairsText(text).pairs();
  }

  private Map<String, String> pairs() {
    Map<String, String> pairs = new LinkedHashMap<>();
    require('{');
    while (!taken('}')) {
      String key = string();
      require(':');
      pairs.put(key, string());
      if (!taken(',')) {
        require('}');
        break;
      }
    }
    skipBlanks();
    if (at < text.length() || pairs.size() > MOST) {
      throw broken();
    }
    return pairs;
  }

  private String string() {
    skipBlanks();
    boolean prefixed = at < text.length() && "uU".indexOf(text.charAt(at)) >= 0;
    at += prefixed ? 1 : 0;
    char quote = next();
    if (quote != '\'' && quote != '"') {
      throw broken();
    }
    StringBuilder string = new StringBuilder();
    for (char character = next(); character != quote; character = next()) {
      string.append(character == '\\' ? escaped() : String.valueOf(character));
    }
    if (!StringRules.storable(string.toString())) {
      throw broken();
    }
    return string.toString();
  }

  private String escaped() {
    char character = next();
    return switch (character) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '\\', '\'', '"', '/' -> String.valueOf(character);
      case 'x' -> code(2);
      case 'u' -> code(4);
      default -> "\\" + character;
    };
  }

  private String code(int digits) {
    int code = 0;
    for (int digit = 0; digit < digits; digit++) {
      int value = Character.digit(next(), 16);
      if (value < 0) {
        throw broken();
      }
      code = code * 16 + value;
    }
    return String.valueOf((char) code);
  }

  private char next() {
    if (at == text.length()) {
      throw broken();
    }
    return text.charAt(at++);
  }

  private boolean taken(char wanted) {
    skipBlanks();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void require(char wanted) {
    if (!taken(wanted)) {
      throw broken();
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static RequestRefusedException broken() {
    return RequestRefusedException.badRequest(
        "Invalid filter metadata: it must be at most %d pairs of strings, as {'key': 'value'}."
            .formatted(MOST));
  }
}
