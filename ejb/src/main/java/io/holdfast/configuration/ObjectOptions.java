package io.holdfast.configuration;

import io.holdfast.engine.store.RetrySettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Options that every target of objects has beside its own. */
public final class ObjectOptions {

  private static final Function<String, Duration> WAIT = Durations.atLeast(Duration.ofMillis(1));

  public static final NamedOption<Optional<DataSize>> WINDOW =
      new NamedOption<>(
          "window",
          "",
          "size or empty",
          "bytes of the volume that become one stored object, a multiple of the hash block; empty takes holdfast.window",
          OptionRules.ifSet(DataSize::parse));

  public static final NamedOption<Optional<DataSize>> HASH_BLOCK =
      new NamedOption<>(
          "hash-block",
          "",
          "size or empty",
          "block of the hash list; empty takes holdfast.hash-block",
          OptionRules.ifSet(DataSize::parse));

  public static final NamedOption<Optional<String>> COMPRESSION =
      new NamedOption<>(
          "compression",
          "",
          "none, zlib, bz2, zstd or empty",
          "compression of stored objects; empty takes holdfast.compression",
          OptionRules.ifSet(Setting.oneOf("none", "zlib", "bz2", "zstd")));

  public static final NamedOption<Integer> ATTEMPTS =
      new NamedOption<>(
          "attempts",
          "5",
          "count",
          "how often a call of the store is made that fails for a time",
          Setting.count(1, 100));

  public static final NamedOption<Duration> FIRST_WAIT =
      new NamedOption<>(
          "first-wait",
          "1s",
          "duration",
          "wait before the second attempt; each further one is twice as long",
          WAIT);

  public static final NamedOption<Duration> LONGEST_WAIT =
      new NamedOption<>(
          "longest-wait",
          "30s",
          "duration",
          "what waits do not grow beyond, unless the store asks for more",
          WAIT);

  public static final NamedOption<Duration> RETRY_TIME =
      new NamedOption<>(
          "retry-time",
          "5m",
          "duration",
          "time after which a call is not made again; longer than the first wait",
          WAIT);

  static final List<NamedOption<?>> ALL =
      List.of(WINDOW, HASH_BLOCK, COMPRESSION, ATTEMPTS, FIRST_WAIT, LONGEST_WAIT, RETRY_TIME);

  private ObjectOptions() {}

  /** The options of a type of target that holds objects. */
  static List<NamedOption<?>> and(List<NamedOption<?>> own) {
    return Stream.concat(own.stream(), ALL.stream()).toList();
  }

  /**
   * How often and how long the store of a target is asked again.
   *
   * @throws IllegalArgumentException if the waits do not fit each other
   */
  public static RetrySettings retries(TargetConfiguration target) {
    return new RetrySettings(
        target.get(ATTEMPTS),
        target.get(FIRST_WAIT),
        target.get(LONGEST_WAIT),
        target.get(RETRY_TIME));
  }

  /**
   * How a target's objects are made.
   *
   * @param node what holds where the target says nothing
   * @throws IllegalArgumentException if the window is not a multiple of the hash block
   */
  public static DataPathConfiguration dataPath(
      TargetConfiguration target, DataPathConfiguration node) {
    DataSize window = target.get(WINDOW).orElse(node.window());
    DataSize hashBlock = target.get(HASH_BLOCK).orElse(node.hashBlock());
    if (hashBlock.bytes() == 0 || window.bytes() % hashBlock.bytes() != 0) {
      throw new IllegalArgumentException(
          "The window of the target %s is %d bytes and must be a multiple of its hash block, %d bytes"
              .formatted(target.name(), window.bytes(), hashBlock.bytes()));
    }
    return new DataPathConfiguration(
        node.memoryBudget(),
        window,
        hashBlock,
        target.get(COMPRESSION).orElse(node.compression()),
        node.windowsInFlight());
  }
}
