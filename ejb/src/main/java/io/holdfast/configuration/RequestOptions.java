package io.holdfast.configuration;

import io.holdfast.engine.store.RequestLimits;
import java.time.Duration;

/** Options that several types of targets on servers of objects have, about their requests. */
public final class RequestOptions {

  public static final NamedOption<Integer> LIST_PAGE =
      new NamedOption<>(
          "list-page",
          "1000",
          "count",
          "names that one answer to a listing has at the most",
          Setting.count(1, 1000));

  public static final NamedOption<Duration> TIMEOUT =
      new NamedOption<>(
          "timeout",
          "60s",
          "duration",
          "longest wait for a connection, and longest silence of one",
          Durations.atLeast(Duration.ofSeconds(1)));

  public static final NamedOption<DataSize> LEAST_RATE =
      new NamedOption<>(
          "least-rate",
          "64KiB",
          "size",
          "how much of a body must go or come in a second on average, or it is given up",
          OptionRules.size(1, Integer.MAX_VALUE));

  public static final NamedOption<Integer> CONNECTIONS =
      new NamedOption<>(
          "max-connections",
          "10",
          "count",
          "requests under way together; bodies that are being read do not count",
          Setting.count(1, 1000));

  private RequestOptions() {}

  /** How long the server of a target is waited for, and how much is asked of it at once. */
  public static RequestLimits limits(TargetConfiguration target) {
    return new RequestLimits(
        target.get(TIMEOUT),
        target.get(TIMEOUT),
        target.get(LEAST_RATE).bytes(),
        target.get(CONNECTIONS));
  }
}
