package io.holdfast.rbd;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Makes native calls on threads of its own, so that the caller can stop waiting. A call that was
 * given up goes on in its thread until the library lets go of it; what it then yields is discarded.
 */
final class LimitedCalls {

  /** Calls at one cluster at a time, those given up included. */
  static final int AT_ONCE = 64;

  /** A native call. */
  @FunctionalInterface
  interface Call<T> {
    T make() throws IOException;
  }

  /** Handles that must not end before a call has ended, and what it yields late is discarded. */
  interface Guard {

    /** Nothing to guard. */
    Guard NONE =
        new Guard() {
          @Override
          public void enter() {
            // There is nothing yet.
          }

          @Override
          public void leave() {
            // There is nothing yet.
          }
        };

    void enter() throws IOException;

    void leave();

    /** This handle and one that lives in it. */
    default Guard and(Guard child) {
      Guard parent = this;
      return new Guard() {
        @Override
        public void enter() throws IOException {
          parent.enter();
          try {
            child.enter();
          } catch (IOException closed) {
            parent.leave();
            throw closed;
          }
        }

        @Override
        public void leave() {
          child.leave();
          parent.leave();
        }
      };
    }
  }

  private final ThreadPoolExecutor threads;
  private final Semaphore places = new Semaphore(AT_ONCE);

  LimitedCalls(String name) {
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              thread.setContextClassLoader(LimitedCalls.class.getClassLoader());
              return thread;
            });
  }

  /**
   * Makes a call and waits for it.
   *
   * @param what is tried, on what
   * @param guard held from before the call until its result is taken, by whomever
   * @param late takes the result of a call that ends after it was given up
   * @throws CephException if the call fails, or does not end in time
   */
  <T> T make(String what, Duration limit, Guard guard, Call<T> call, Consumer<T> late)
      throws IOException {
    if (!places.tryAcquire()) {
      throw new IOException(
          what + " was not tried: " + AT_ONCE + " calls at the cluster have not ended yet");
    }
    return call(what, limit, guard, call, late, places::release);
  }

  /**
   * Closes a handle and waits for it. It is tried however many calls have not ended: there are no
   * more of these than open handles, and one that is never closed stays.
   *
   * @throws CephException if it fails, or does not end in time; it goes on then
   */
  void close(String what, Duration limit, Call<Void> closing) throws IOException {
    call(what, limit, Guard.NONE, closing, late -> {}, () -> {});
  }

  /** The threads, for what is bounded otherwise. */
  Executor threads() {
    return threads;
  }

  /**
   * @param ended is called in the end, also if the call was not made
   */
  private <T> T call(
      String what, Duration limit, Guard guard, Call<T> call, Consumer<T> late, Runnable ended)
      throws IOException {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      threads.execute(
          () -> {
            try {
              run(guard, call, result, late);
            } finally {
              ended.run();
            }
          });
    } catch (RejectedExecutionException refused) {
      ended.run();
      throw new IOException(what + " was not tried: the connection is closed", refused);
    } catch (OutOfMemoryError noThread) {
      ended.run();
      throw new IOException(what + " was not tried: there is no thread for it", noThread);
    }
    return await(what, limit, result);
  }

  private static <T> void run(
      Guard guard, Call<T> call, CompletableFuture<T> result, Consumer<T> late) {
    try {
      guard.enter();
      try {
        T value = call.make();
        if (!result.complete(value)) {
          late.accept(value);
        }
      } finally {
        guard.leave();
      }
    } catch (IOException | RuntimeException | Error failure) {
      result.completeExceptionally(failure);
    }
  }

  private static <T> T await(String what, Duration limit, CompletableFuture<T> result)
      throws IOException {
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException over) {
      return giveUp(result, CephException.timeout(what, limit.toSeconds()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return giveUp(result, new InterruptedIOException(what + " was interrupted"));
    } catch (ExecutionException failure) {
      throw failure(what, failure.getCause());
    }
  }

  /** The call may have ended in this very moment: then its result counts. */
  private static <T> T giveUp(CompletableFuture<T> result, IOException reason) throws IOException {
    if (result.completeExceptionally(reason)) {
      throw reason;
    }
    return result.join();
  }

  private static IOException failure(String what, Throwable cause) {
    if (cause instanceof IOException failure) {
      return CephException.of(what, failure);
    }
    if (cause instanceof LinkageError missing) {
      return new IOException(
          what + " failed: Ceph's libraries librados2 and librbd1 cannot be loaded here", missing);
    }
    return new IOException(what + " failed: " + cause, cause);
  }

  /** Ends the threads when their calls have ended. */
  void close() {
    threads.shutdown();
  }
}
