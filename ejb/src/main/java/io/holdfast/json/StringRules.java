package io.holdfast.json;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which strings the API takes (api.md section 5). Lengths are in code points. */
public final class StringRules {

  /** The most characters of any string. */
  public static final int LONGEST = 255;

  private static final Pattern METADATA_KEY = Pattern.compile("[a-zA-Z0-9\\-_:. /]{1,255}");
  private static final Pattern HEX_UUID =
      Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,10}");
  private static final Pattern SIZE = Pattern.compile("0*([1-9][0-9]{0,9})");

  private StringRules() {}

  /** The usual form of a UUID that may have braces, a URN prefix, capitals or no dashes. */
  static Optional<String> uuid(String text) {
    String bare = text.toLowerCase(Locale.ROOT).replace("urn:", "").replace("uuid:", "");
    Matcher hex = HEX_UUID.matcher(bare.replaceAll("^[{}]+|[{}]+$", "").replace("-", ""));
    return hex.matches()
        ? Optional.of(UUID.fromString(hex.replaceFirst("$1-$2-$3-$4-$5")).toString())
        : Optional.empty();
  }

  /** True if the text has from {@code shortest} to 255 characters, all of which can be stored. */
  public static boolean fits(String text, int shortest) {
    int length = text.codePointCount(0, text.length());
    return length >= shortest && length <= LONGEST && storable(text);
  }

  /** The rule of {@link #fits}, for a message that names what broke it. */
  public static String lengthRule(int shortest) {
    return "must be a string of " + shortest + " to " + LONGEST + " characters without NUL";
  }

  /** False for what a database cannot keep: NUL and halves of surrogate pairs. */
  public static boolean storable(String text) {
    return text.codePoints()
        .noneMatch(
            character -> character == 0 || Character.getType(character) == Character.SURROGATE);
  }

  /** True if there are no control characters, line or paragraph separators, or unassigned ones. */
  static boolean printable(String text) {
    return text.codePoints().allMatch(StringRules::printable);
  }

  private static boolean printable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> Character.isBmpCodePoint(character);
    };
  }

  static boolean metadataKey(String key) {
    return METADATA_KEY.matcher(key).matches();
  }

  /** A whole number of at most ten digits. */
  static Optional<Long> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** A whole number of at least 1 that fits into 31 bits. */
  static Optional<Integer> size(String text) {
    Matcher digits = SIZE.matcher(text);
    if (!digits.matches()) {
      return Optional.empty();
    }
    long size = Long.parseLong(digits.group(1));
    return size <= Integer.MAX_VALUE ? Optional.of((int) size) : Optional.empty();
  }
}
