package io.holdfast.configuration;

import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * One configured backend of volumes.
 *
 * @param name its name, which is that of its volume type too
 * @param type what it is
 * @param config where its options stand
 */
public record BackendConfiguration(String name, BackendType type, Config config) {

  static final String GROUP = "backend";

  static final NamedOption<BackendType> TYPE =
      new NamedOption<>(
          "type", "files", BackendType.words(), "what the volumes lie on", BackendType::of);

  static BackendConfiguration named(String name, Config config) {
    return new BackendConfiguration(name, TYPE.of(GROUP, name).read(config), config);
  }

  /**
   * The value of one option.
   *
   * @throws IllegalArgumentException naming the key, the value and the rule it breaks
   */
  public <T> T get(NamedOption<T> option) {
    return option.of(GROUP, name).read(config);
  }

  /** Every key of this backend. */
  Stream<Setting<?>> settings() {
    return Stream.concat(Stream.of(TYPE), type.options().stream())
        .map(option -> option.of(GROUP, name));
  }
}
