package io.holdfast.configuration;

import java.util.function.Function;

/**
 * A key that everything of one type has, each under its own name: {@code
 * holdfast.<group>.<name>.<option>}.
 *
 * @param option last part of the key
 * @param defaultText the value if nothing is set, as one would write it
 * @param unit what the value is
 * @param description one line for operators
 * @param parser turns the text into the value; throws IllegalArgumentException naming the rule
 */
public record NamedOption<T>(
    String option,
    String defaultText,
    String unit,
    String description,
    Function<String, T> parser) {

  /**
   * The key of one of them.
   *
   * @param group {@code target} or {@code backend}
   */
  public Setting<T> of(String group, String name) {
    return new Setting<>(
        Setting.PREFIX + group + "." + name + "." + option, defaultText, unit, description, parser);
  }
}
