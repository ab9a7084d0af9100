package io.holdfast.system.hostile;

import java.nio.charset.StandardCharsets;

/** Makes a JSON text malformed. What goes in is text, what comes out bytes. Threads: one. */
final class TextDamage {

  private static final int LARGEST_BODY = 114_688;

  private final Chance chance;

  TextDamage(Chance chance) {
    this.chance = chance;
  }

  /** The bytes, as Latin-1. */
  String of(String json) {
    String bytes = HostileRequest.utf8(json);
    int middle = chance.below(bytes.length() + 1);
    String before = bytes.substring(0, middle);
    String after = bytes.substring(middle);
    return switch (chance.below(16)) {
      case 0 -> before;
      case 1 -> after;
      case 2 -> bytes + chance.of("}", "]", "null", bytes, "\0", ",", "x".repeat(1000));
      case 3 -> bytes.replaceFirst("^\\{(\"[^\"]*\"):", "{$1:null,$1:");
      case 4 ->
          before
              + chance.of("\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00e2\u0082")
              + after;
      case 5 -> before + chance.of("\0", "\n", "\u001f", "\\", "\"", "\\u12", "\\x") + after;
      case 6 -> "\u00ef\u00bb\u00bf" + bytes;
      case 7 -> latin(json.getBytes(chance.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)));
      case 8 -> bytes.replace('"', '\'');
      case 9 -> "/* */" + bytes + "// x";
      case 10 ->
          before + chance.of("NaN", "Infinity", "+1", ".5", "01", "0x1F", "undefined") + after;
      case 11 -> chance.of("[", "{\"a\":", "[{\"a\":").repeat(chance.of(33, 1000, 20_000));
      case 12 -> chance.bytes(500);
      case 13 ->
          " ".repeat(chance.of(LARGEST_BODY - bytes.length() % 1000, LARGEST_BODY + 1)) + bytes;
      case 14 -> "\"" + "\u00f0\u009f\u0098\u0080".repeat(28_000) + "\"";
      default -> chance.of("", " ", "\0", "{", "{}", "[]", "null", "\"x\"", "1", "{\"\":{}}");
    };
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
