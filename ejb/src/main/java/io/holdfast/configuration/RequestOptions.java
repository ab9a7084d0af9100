package io.holdfast.configuration;

import io.holdfast.engine.store.RequestLimits;
import io.holdfast.engine.store.ServerTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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

  public static final NamedOption<Boolean> VERIFY_TLS =
      new NamedOption<>(
          "verify-tls",
          "true",
          "true or false",
          "whether certificates of servers are checked; false is for trials",
          OptionRules.TRUE_OR_FALSE);

  public static final NamedOption<Optional<Path>> CA_FILE =
      new NamedOption<>(
          "ca-file",
          "",
          "file or empty",
          "PEM file of the authorities that are trusted; empty takes those of the JDK",
          OptionRules.ifSet(Path::of));

  private RequestOptions() {}

  /** Which certificates the servers of a target may show. */
  public static ServerTrust trust(TargetConfiguration target) {
    return new ServerTrust(target.get(VERIFY_TLS), target.get(CA_FILE));
  }

  /** How long the server of a target is waited for, and how much is asked of it at once. */
  public static RequestLimits limits(TargetConfiguration target) {
    return new RequestLimits(
        target.get(TIMEOUT),
        target.get(TIMEOUT),
        target.get(LEAST_RATE).bytes(),
        target.get(CONNECTIONS));
  }
}
