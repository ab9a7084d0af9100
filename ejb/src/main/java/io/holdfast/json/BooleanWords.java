package io.holdfast.json;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that mean true and false. Bodies and queries differ in how strict they are. */
public final class BooleanWords {

  private static final Map<String, Boolean> WORDS =
      Map.ofEntries(
          Map.entry("true", true),
          Map.entry("1", true),
          Map.entry("on", true),
          Map.entry("yes", true),
          Map.entry("y", true),
          Map.entry("t", true),
          Map.entry("false", false),
          Map.entry("0", false),
          Map.entry("off", false),
          Map.entry("no", false),
          Map.entry("n", false),
          Map.entry("f", false));

  /** Letters that are words only in lower case. */
  private static final Set<String> CAPITAL_LETTERS = Set.of("Y", "T", "N", "F");

  private BooleanWords() {}

  /** A word in a body: lower case, capitals, or one capital in front (api.md section 5). */
  static Optional<Boolean> inBody(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String upper = word.toUpperCase(Locale.ROOT);
    boolean oneCase = word.equals(lower) || word.equals(upper) && !CAPITAL_LETTERS.contains(word);
    boolean capitalised = word.length() > 1 && word.equals(upper.charAt(0) + lower.substring(1));
    return oneCase || capitalised ? Optional.ofNullable(WORDS.get(lower)) : Optional.empty();
  }

  /** A word in a query, in any case. */
  public static Optional<Boolean> inQuery(String word) {
    return Optional.ofNullable(WORDS.get(word.strip().toLowerCase(Locale.ROOT)));
  }
}
