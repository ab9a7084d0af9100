package io.holdfast.rbd;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long requests are waited for. The library's own wait has no limit, so another thread is in
 * it, and goes on when the limit is over. Threads: any.
 */
final class Patience {

  private final Duration limit;
  private final Executor threads;

  /**
   * @param threads of which as many are taken as requests are waited for
   */
  Patience(Duration limit, Executor threads) {
    this.limit = limit;
    this.threads = threads;
  }

  Duration limit() {
    return limit;
  }

  /**
   * Waits until all have ended, also if the thread is interrupted: until then their memory is used.
   *
   * @return empty if they ended in time, else what completes when they have
   */
  Optional<CompletableFuture<Void>> await(Collection<Pending> requests) {
    if (requests.stream().allMatch(Pending::ended)) {
      return Optional.empty();
    }
    CompletableFuture<Void> end = end(requests);
    return isOverInTime(end) ? Optional.empty() : Optional.of(end);
  }

  /** Does something after such an end, on a thread that may wait. */
  CompletableFuture<Void> after(CompletableFuture<Void> end, Runnable next) {
    return end.thenRunAsync(next, threads);
  }

  private CompletableFuture<Void> end(Collection<Pending> requests) {
    try {
      return CompletableFuture.runAsync(() -> requests.forEach(Pending::awaitEnd), threads);
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      // Better without a limit than with memory that is used for two things.
      requests.forEach(Pending::awaitEnd);
      return CompletableFuture.completedFuture(null);
    }
  }

  private boolean isOverInTime(CompletableFuture<Void> end) {
    long last = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          end.get(last - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (TimeoutException over) {
          return end.isDone();
        } catch (ExecutionException brokenWait) {
          // Whoever asks for the results waits himself.
          return true;
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
