package io.holdfast.engine.device;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A device did not end its requests in time and was given up. It may still read and write the
 * memory they were given, which must be used for nothing else until they end.
 */
public final class StuckDeviceException extends IOException {

  private static final int DEEPEST = 8;

  private final transient CompletableFuture<Void> ended;

  /**
   * @param ended completes when the device uses the memory no more
   */
  public StuckDeviceException(String message, CompletableFuture<Void> ended) {
    super(message);
    this.ended = ended;
  }

  /** Does something once the device uses the memory no more; now, if it is so already. */
  public void whenEnded(Runnable action) {
    ended.thenRun(action);
  }

  /** The one that a failure is, was caused by, or hides beside its own reason. */
  public static Optional<StuckDeviceException> in(Throwable failure) {
    return in(failure, DEEPEST);
  }

  private static Optional<StuckDeviceException> in(Throwable failure, int depth) {
    if (failure == null || depth == 0) {
      return Optional.empty();
    }
    if (failure instanceof StuckDeviceException stuck) {
      return Optional.of(stuck);
    }
    for (Throwable beside : failure.getSuppressed()) {
      Optional<StuckDeviceException> found = in(beside, depth - 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return in(failure.getCause(), depth - 1);
  }
}
