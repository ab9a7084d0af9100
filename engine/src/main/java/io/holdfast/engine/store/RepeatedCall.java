package io.holdfast.engine.store;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.holdfast.engine.store.StoreRetries.Attempt;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A call of a store with all its attempts. Used once, by one thread. */
final class RepeatedCall<T> {

  private static final double GROWTH = 2;
  private static final double JITTER = 0.25;

  /** Below it messages say milliseconds. */
  private static final Duration SHORT = Duration.ofSeconds(10);

  private final String what;
  private final RetrySettings settings;
  private final Attempt<T> attempt;
  private final long start = System.nanoTime();
  private int failures;
  private boolean askedForTooMuch;

  /**
   * @param what is done on what, for messages
   */
  RepeatedCall(String what, RetrySettings settings, Attempt<T> attempt) {
    this.what = what;
    this.settings = settings;
    this.attempt = attempt;
  }

  T result() throws IOException {
    try {
      return Failsafe.with(policy()).get(this::once);
    } catch (FailsafeException wrapped) {
      throw unwrapped(wrapped);
    }
  }

  private T once() throws IOException {
    try {
      return attempt.run(failures);
    } catch (TemporaryStoreException failure) {
      failures++;
      Duration asked = asked(failure);
      Duration left = settings.timeLimit().minus(elapsed());
      askedForTooMuch = !asked.isZero() && asked.compareTo(left) > 0;
      throw failure;
    }
  }

  private RetryPolicy<T> policy() {
    return RetryPolicy.<T>builder()
        .handle(TemporaryStoreException.class)
        .abortIf((result, failure) -> askedForTooMuch)
        .withMaxAttempts(settings.attempts())
        .withMaxDuration(settings.timeLimit())
        .withDelayFn(this::wait)
        .onRetryScheduled(
            event ->
                StoreLog.LOG.triedAgain(
                    what, event.getDelay().toMillis(), event.getLastException().getMessage()))
        .build();
  }

  // The jitter of the library would also make shorter what the store has asked for.
  private Duration wait(ExecutionContext<T> context) {
    Duration asked = asked(context.getLastException());
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Duration grown = times(grown(), random.nextDouble(1 - JITTER, 1 + JITTER));
    return grown.compareTo(asked) > 0 ? grown : times(asked, random.nextDouble(1, 1 + JITTER));
  }

  private Duration grown() {
    double nanos = settings.firstWait().toNanos() * Math.pow(GROWTH, failures - 1.0);
    return Duration.ofNanos((long) Math.min(nanos, settings.longestWait().toNanos()));
  }

  private static Duration times(Duration wait, double factor) {
    return Duration.ofNanos((long) (wait.toNanos() * factor));
  }

  /** Zero if the store asked for nothing. */
  private static Duration asked(Throwable failure) {
    return ((TemporaryStoreException) failure).retryAfter().orElse(Duration.ZERO);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private IOException unwrapped(FailsafeException wrapped) {
    if (wrapped.getCause() instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new InterruptedIOException(what + " was interrupted");
    }
    if (wrapped.getCause() instanceof TemporaryStoreException temporary) {
      return given(temporary);
    }
    return wrapped.getCause() instanceof IOException failure ? failure : new IOException(wrapped);
  }

  /** The cause comes first: where a reason is cut to the length of a column, it must be left. */
  private TemporaryStoreException given(TemporaryStoreException last) {
    return new TemporaryStoreException(
        "%s. %s: %d of at most %d attempts failed in %s%s. Check the store, then try again."
            .formatted(
                last.getMessage(),
                what,
                failures,
                settings.attempts(),
                text(elapsed()),
                reason(last)),
        last,
        last.retryAfter().orElse(null));
  }

  /** What ended the attempts, unless it was their number. */
  private String reason(TemporaryStoreException last) {
    if (failures == settings.attempts()) {
      return "";
    }
    String limit = text(settings.timeLimit());
    return askedForTooMuch
        ? ", and the store asks to be left alone for %s, which is beyond the time limit of %s"
            .formatted(text(asked(last)), limit)
        : ", and the time limit of %s is over".formatted(limit);
  }

  private static String text(Duration time) {
    return time.compareTo(SHORT) < 0 ? time.toMillis() + " ms" : time.toSeconds() + " s";
  }
}
