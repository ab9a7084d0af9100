package io.holdfast.configuration;

import io.holdfast.engine.brick.DurationText;
import java.time.Duration;
import java.util.function.Function;

/** Durations as operators write them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
final class Durations {

  private Durations() {}

  /** Parses durations of at least {@code least}. */
  static Function<String, Duration> atLeast(Duration least) {
    return text -> {
      Duration duration = DurationText.parse(text);
      if (duration.compareTo(least) < 0) {
        throw new IllegalArgumentException("must be at least " + least.toMillis() + "ms");
      }
      return duration;
    };
  }
}
