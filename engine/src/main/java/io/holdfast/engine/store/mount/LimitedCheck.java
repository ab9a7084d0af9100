package io.holdfast.engine.store.mount;

import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A look at a share that the caller does not wait for longer than a limit. A server that does not
 * answer holds a thread in the kernel, where nothing can interrupt it: so there is a thread for it,
 * never more than one, and who comes meanwhile waits for that one.
 */
final class LimitedCheck {

  private final String share;
  private final Duration limit;
  private final Call call;
  private FutureTask<Void> running;

  /** What may take long. */
  interface Call {
    void run() throws IOException;
  }

  LimitedCheck(String share, Duration limit, Call call) {
    this.share = share;
    this.limit = limit;
    this.call = call;
  }

  /**
   * Makes the call, or waits for the one that is being made.
   *
   * @throws TemporaryStoreException if it has no end within the limit
   */
  void run() throws IOException {
    try {
      current().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silent) {
      throw new TemporaryStoreException(
          "the share %s did not answer within %d ms".formatted(share, limit.toMillis()), silent);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the share " + share + " was looked at");
    }
  }

  private synchronized FutureTask<Void> current() {
    if (running == null || running.isDone()) {
      running =
          new FutureTask<>(
              () -> {
                call.run();
                return null;
              });
      Thread thread = new Thread(running, "holdfast-check " + share);
      thread.setDaemon(true);
      thread.start();
    }
    return running;
  }

  private static IOException failure(Throwable cause) {
    return cause instanceof IOException expected
        ? expected
        : new IOException("the share could not be looked at: " + cause, cause);
  }
}
