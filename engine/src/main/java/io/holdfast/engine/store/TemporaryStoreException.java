package io.holdfast.engine.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The store failed in a way that may pass; the same call may succeed later. */
public class TemporaryStoreException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public TemporaryStoreException(String message) {
    this(message, null);
  }

  public TemporaryStoreException(String message, Throwable cause) {
    this(message, cause, null);
  }

  /**
   * A failure of a store that said when to come again.
   *
   * @param cause null if there is none
   * @param retryAfter how long to wait before the next attempt; null if the store did not say
   */
  public TemporaryStoreException(String message, Throwable cause, Duration retryAfter) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** How long the store asked to be left alone; empty if it did not say. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
