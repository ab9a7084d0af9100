package io.holdfast.engine.store.mount;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Waits that an interruption ends as a failure. */
final class Pause {

  private Pause() {}

  static void of(Duration duration) throws InterruptedIOException {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a share was to be mounted");
    }
  }
}
