package io.holdfast.configuration;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * What volumes can lie on.
 *
 * @param backends each with its own name; volumes that name no type lie on the first
 */
public record BackendsConfiguration(List<BackendConfiguration> backends) {

  static final Setting<List<String>> NAMES =
      new Setting<>(
          "holdfast.backends",
          "files",
          "names with commas between",
          "what volumes lie on; volumes without a type lie on the first, others on that of their type's name",
          Names.each("backend"));

  static final List<Setting<?>> SETTINGS = List.of(NAMES);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static BackendsConfiguration from(Config config) {
    return new BackendsConfiguration(
        NAMES.read(config).stream().map(name -> BackendConfiguration.named(name, config)).toList());
  }

  /** Every key of every backend. */
  Stream<Setting<?>> settings() {
    return backends.stream().flatMap(BackendConfiguration::settings);
  }
}
