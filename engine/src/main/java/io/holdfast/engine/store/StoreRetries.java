package io.holdfast.engine.store;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Repeats calls of a store that failed for a time, with growing waits. Threads: any. */
final class StoreRetries {

  /** One attempt of a call. */
  @FunctionalInterface
  interface Attempt<T> {
    /**
     * @param former attempts that failed
     */
    T run(int former) throws IOException;
  }

  private final RetrySettings settings;

  StoreRetries(RetrySettings settings) {
    this.settings = settings;
  }

  /**
   * Makes a call until it succeeds, fails for good, or the limits are reached.
   *
   * @param what is done on what, for messages
   * @throws TemporaryStoreException the last failure, with the attempts and the time they took, if
   *     they are over
   * @throws InterruptedIOException at once, if the thread is interrupted while it waits
   */
  <T> T call(String what, Attempt<T> attempt) throws IOException {
    return new RepeatedCall<>(what, settings, attempt).result();
  }
}
