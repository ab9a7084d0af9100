package io.holdfast.configuration;

import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * One key of the configuration.
 *
 * @param key the MicroProfile Config name, under {@code holdfast.}
 * @param defaultText the value if nothing is set, as one would write it
 * @param unit what the value is: "size", "duration", "folder", "name", "count", ...
 * @param description one line for operators
 * @param parser turns the text into the value; throws IllegalArgumentException naming the rule
 */
public record Setting<T>(
    String key, String defaultText, String unit, String description, Function<String, T> parser) {

  /** The prefix that all keys share; an unknown key under it stops the start. */
  public static final String PREFIX = "holdfast.";

  public Setting {
    if (!key.startsWith(PREFIX)) {
      throw new IllegalArgumentException(key + " is not under " + PREFIX);
    }
  }

  /**
   * The configured value.
   *
   * @throws IllegalArgumentException naming the key, the value and the rule it breaks
   */
  public T read(Config config) {
    String text = config.getOptionalValue(key, String.class).orElse(defaultText).strip();
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException(
          key + "=" + text + " is not usable: " + broken.getMessage() + " (" + unit + ")", broken);
    }
  }

  /** The key as an environment variable: upper case, every other character an underscore. */
  public String environmentName() {
    return environmentName(key);
  }

  /** A name as an environment variable; a variable's own name stays as it is. */
  static String environmentName(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** A whole number in a range. */
  public static Function<String, Integer> count(int least, int most) {
    return text -> {
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException("must be from " + least + " to " + most);
      }
      return number;
    };
  }

  /** One of a few words. */
  public static Function<String, String> oneOf(String... words) {
    return text -> {
      if (!java.util.List.of(words).contains(text)) {
        throw new IllegalArgumentException("must be one of " + String.join(", ", words));
      }
      return text;
    };
  }

  /** A word that is safe in names and message selectors. */
  public static String name(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,199}")) {
      throw new IllegalArgumentException("must be letters, digits, dots, dashes or underscores");
    }
    return text;
  }
}
