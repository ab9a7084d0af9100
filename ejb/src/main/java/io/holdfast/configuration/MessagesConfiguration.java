package io.holdfast.configuration;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Messages to users.
 *
 * @param keep how long a message to users is kept
 * @param reapInterval how often expired messages to users are removed
 * @param reapMost expired messages to users that are removed at once at the most
 */
public record MessagesConfiguration(Duration keep, Duration reapInterval, int reapMost) {

  static final Setting<Duration> KEEP =
      new Setting<>(
          "holdfast.messages.keep",
          "720h",
          "duration",
          "how long a message to users is kept",
          Durations.atLeast(Duration.ofSeconds(1)));

  static final Setting<Duration> REAP_INTERVAL =
      new Setting<>(
          "holdfast.messages.reap-interval",
          "1h",
          "duration",
          "how often expired messages to users are removed",
          Durations.atLeast(Duration.ofSeconds(1)));

  static final Setting<Integer> REAP_MOST =
      new Setting<>(
          "holdfast.messages.reap-most",
          "10000",
          "count",
          "expired messages to users that are removed at once at the most",
          Setting.count(1, 1_000_000));

  static final List<Setting<?>> SETTINGS = List.of(KEEP, REAP_INTERVAL, REAP_MOST);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static MessagesConfiguration from(Config config) {
    return new MessagesConfiguration(
        KEEP.read(config), REAP_INTERVAL.read(config), REAP_MOST.read(config));
  }
}
