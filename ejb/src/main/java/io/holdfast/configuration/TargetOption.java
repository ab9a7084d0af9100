package io.holdfast.configuration;

import java.util.function.Function;

/**
 * A key that every target of a type has, {@code holdfast.target.<name>.<option>}.
 *
 * @param name last part of the key
 * @param defaultText the value if nothing is set, as one would write it
 * @param unit what the value is
 * @param description one line for operators
 * @param parser turns the text into the value; throws IllegalArgumentException naming the rule
 */
public record TargetOption<T>(
    String name, String defaultText, String unit, String description, Function<String, T> parser) {

  /** The key of one target. */
  public Setting<T> of(String target) {
    return new Setting<>(
        Setting.PREFIX + "target." + target + "." + name, defaultText, unit, description, parser);
  }
}
