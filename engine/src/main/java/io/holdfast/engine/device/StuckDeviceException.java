package io.holdfast.engine.device;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A device did not end its requests in time and was given up. It may still read and write the
 * memory they were given, which must be used for nothing else until they end.
 */
public final class StuckDeviceException extends IOException {

  private final transient CompletableFuture<Void> ended;

  /**
   * @param ended completes when the device uses the memory no more
   */
  public StuckDeviceException(String message, CompletableFuture<Void> ended) {
    super(message);
    this.ended = ended;
  }

  /**
   * The end of all stuck devices that a failure is, was caused by, or hides beside its own reason.
   *
   * @return empty if no device is stuck
   */
  public static Optional<CompletableFuture<Void>> endOfAllIn(Throwable failure) {
    Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(failure, all);
    CompletableFuture<?>[] ends =
        all.stream()
            .filter(StuckDeviceException.class::isInstance)
            .map(stuck -> ((StuckDeviceException) stuck).ended)
            .toArray(CompletableFuture[]::new);
    return ends.length == 0 ? Optional.empty() : Optional.of(CompletableFuture.allOf(ends));
  }

  private static void collect(Throwable failure, Set<Throwable> all) {
    if (failure == null || !all.add(failure)) {
      return;
    }
    collect(failure.getCause(), all);
    for (Throwable beside : failure.getSuppressed()) {
      collect(beside, all);
    }
  }
}
