package io.holdfast.configuration;

import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * One configured target.
 *
 * @param name how backups name it
 * @param type what it is
 * @param config where its options stand
 */
public record TargetConfiguration(String name, TargetType type, Config config) {

  static final String GROUP = "target";

  static final NamedOption<TargetType> TYPE =
      new NamedOption<>("type", "posix", TargetType.words(), "what the target is", TargetType::of);

  static TargetConfiguration named(String name, Config config) {
    return new TargetConfiguration(name, TYPE.of(GROUP, name).read(config), config);
  }

  /**
   * The value of one option.
   *
   * @throws IllegalArgumentException naming the key, the value and the rule it breaks
   */
  public <T> T get(NamedOption<T> option) {
    return option.of(GROUP, name).read(config);
  }

  /** The key of one option, for messages. */
  public String key(NamedOption<?> option) {
    return option.of(GROUP, name).key();
  }

  /** Every key of this target. */
  Stream<Setting<?>> settings() {
    return Stream.concat(Stream.of(TYPE), type.options().stream())
        .map(option -> option.of(GROUP, name));
  }
}
