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
          TargetsConfiguration::names);

  static final List<Setting<?>> SETTINGS = List.of(NAMES);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static TargetsConfiguration from(Config config) {
    return new TargetsConfiguration(
        NAMES.read(config).stream().map(name -> TargetConfiguration.named(name, config)).toList());
  }

  private static List<String> names(String text) {
    List<String> names = Stream.of(text.split(",")).map(String::strip).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("must name each target once");
    }
    if (!names.stream().allMatch(name -> name.matches("[a-z][a-z0-9]{0,31}"))) {
      throw new IllegalArgumentException(
          "must be up to 32 small letters and digits each, a letter first");
    }
    return names;
  }

  /** Every key of every target. */
  Stream<Setting<?>> settings() {
    return targets.stream().flatMap(TargetConfiguration::settings);
  }
}
