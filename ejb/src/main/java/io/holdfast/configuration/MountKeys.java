package io.holdfast.configuration;

import io.holdfast.engine.store.mount.MountOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Options that all targets on mounted shares have. */
public final class MountKeys {

  public static final NamedOption<Boolean> MOUNTS =
      new NamedOption<>(
          "mount",
          "check",
          "check or mount",
          "whether the host mounts the share and it is only checked, or this server mounts it when it is missing",
          text -> Setting.oneOf("check", "mount").apply(text).equals("mount"));

  public static final NamedOption<Path> BASE =
      new NamedOption<>(
          "mount-point-base",
          "data/backup_mount",
          "folder",
          "the share is mounted in the folder of this one that is named by the MD5 of the share",
          Path::of);

  public static final NamedOption<Optional<Path>> PATH =
      new NamedOption<>(
          "path",
          "",
          "folder or empty",
          "where the host has mounted the share, or a folder of it, if not below mount-point-base; only with check",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));

  public static final NamedOption<List<String>> COMMAND =
      new NamedOption<>(
          "mount-command",
          "mount",
          "words with spaces between",
          "the program that mounts, with words before its own, as sudo -n mount",
          MountKeys::words);

  public static final NamedOption<Integer> ATTEMPTS =
      new NamedOption<>(
          "mount-attempts",
          "3",
          "count",
          "how often mounting is tried, with growing waits between",
          Setting.count(1, 10));

  public static final NamedOption<Duration> MOUNT_LIMIT =
      new NamedOption<>(
          "mount-limit",
          "60s",
          "duration",
          "how long one run of the program that mounts may take before it is ended",
          Durations.atLeast(Duration.ofSeconds(1)));

  public static final NamedOption<Duration> CHECK_LIMIT =
      new NamedOption<>(
          "check-limit",
          "5s",
          "duration",
          "how long the health check waits for an answer of the share",
          Durations.atLeast(Duration.ofMillis(100)));

  private MountKeys() {}

  /** What mount is told; each type has its own default. */
  static NamedOption<MountOptions> options(String defaultText) {
    return new NamedOption<>(
        "mount-options",
        defaultText,
        "options with commas between",
        "what mount is told after -o; only with mount",
        MountOptions::of);
  }

  /** The share of a target; it has no default. */
  static <T> NamedOption<T> share(String form, String description, Function<String, T> parser) {
    return new NamedOption<>("share", "", form, description + "; must be set", parser);
  }

  private static List<String> words(String text) {
    List<String> words = List.of(text.split(" +"));
    if (!words.stream().allMatch(word -> word.matches("[A-Za-z0-9/._=-]+"))) {
      throw new IllegalArgumentException("must be plain words");
    }
    return words;
  }
}
