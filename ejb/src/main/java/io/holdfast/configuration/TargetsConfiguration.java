package io.holdfast.configuration;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Where backups can go.
 *
 * @param targets each with its own name; the first is used by backups that name none
 */
public record TargetsConfiguration(List<TargetConfiguration> targets) {

  static final Setting<List<String>> NAMES =
      new Setting<>(
          "holdfast.targets",
          "posix",
          "names with commas between",
          "the targets of this node; backups that name none go to the first",
          Names.each("target"));

  static final List<Setting<?>> SETTINGS = List.of(NAMES);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static TargetsConfiguration from(Config config) {
    return new TargetsConfiguration(
        NAMES.read(config).stream().map(name -> TargetConfiguration.named(name, config)).toList());
  }

  /** Every key of every target. */
  Stream<Setting<?>> settings() {
    return targets.stream().flatMap(TargetConfiguration::settings);
  }
}
