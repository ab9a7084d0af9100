package io.holdfast.engine.store;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Repeats calls of a store that failed for a time, with growing waits. Threads: any. */
final class StoreRetries {

  private static final double GROWTH = 2;
  private static final double JITTER = 0.25;

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
   * @throws TemporaryStoreException the last failure, with the number of attempts, if they are over
   * @throws InterruptedIOException at once, if the thread is interrupted while it waits
   */
  <T> T call(String what, Attempt<T> attempt) throws IOException {
    int[] failures = {0};
    try {
      return Failsafe.with(policy(what)).get(() -> counted(attempt, failures));
    } catch (FailsafeException wrapped) {
      throw unwrapped(what, failures[0], wrapped);
    }
  }

  private static <T> T counted(Attempt<T> attempt, int[] failures) throws IOException {
    try {
      return attempt.run(failures[0]);
    } catch (TemporaryStoreException failure) {
      failures[0]++;
      throw failure;
    }
  }

  private <T> RetryPolicy<T> policy(String what) {
    RetryPolicyBuilder<T> policy = RetryPolicy.builder();
    policy
        .handle(TemporaryStoreException.class)
        .abortIf((result, failure) -> asksForTooMuch(failure))
        .withMaxAttempts(settings.attempts())
        .withMaxDuration(settings.timeLimit())
        .withDelayFnOn(
            context -> askedFor(context.getLastException()), TemporaryStoreException.class)
        .onRetryScheduled(
            event ->
                StoreLog.LOG.triedAgain(
                    what, event.getDelay().toMillis(), event.getLastException().getMessage()));
    return grow(policy).withJitter(JITTER).build();
  }

  private <T> RetryPolicyBuilder<T> grow(RetryPolicyBuilder<T> policy) {
    boolean grows = settings.longestWait().compareTo(settings.firstWait()) > 0;
    return grows
        ? policy.withBackoff(settings.firstWait(), settings.longestWait(), GROWTH)
        : policy.withDelay(settings.firstWait());
  }

  /** Negative, which means that the growing wait is taken, if the store asked for none. */
  private static Duration askedFor(Throwable failure) {
    return ((TemporaryStoreException) failure).retryAfter().orElse(Duration.ofNanos(-1));
  }

  private boolean asksForTooMuch(Throwable failure) {
    return failure instanceof TemporaryStoreException temporary
        && temporary
            .retryAfter()
            .filter(wait -> wait.compareTo(settings.timeLimit()) > 0)
            .isPresent();
  }

  private IOException unwrapped(String what, int failures, FailsafeException wrapped) {
    if (wrapped.getCause() instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new InterruptedIOException(what + " was interrupted");
    }
    if (wrapped.getCause() instanceof TemporaryStoreException temporary) {
      return given(what, failures, temporary);
    }
    return wrapped.getCause() instanceof IOException failure ? failure : new IOException(wrapped);
  }

  private TemporaryStoreException given(String what, int failures, TemporaryStoreException last) {
    Duration asked = last.retryAfter().orElse(null);
    String reason =
        asksForTooMuch(last)
            ? "the store asks to be left alone for " + asked.toSeconds() + " s"
            : failures + " of at most " + settings.attempts() + " attempts failed";
    return new TemporaryStoreException(
        "%s: %s; the last said: %s. Check the store, then try again."
            .formatted(what, reason, last.getMessage()),
        last,
        asked);
  }
}
