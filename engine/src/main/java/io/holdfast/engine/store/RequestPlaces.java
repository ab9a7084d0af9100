package io.holdfast.engine.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Places for only so many requests together. Threads: any. */
public final class RequestPlaces {

  private final RequestLimits limits;
  private final Semaphore places;

  public RequestPlaces(RequestLimits limits) {
    this.limits = limits;
    this.places = new Semaphore(limits.requests(), true);
  }

  /**
   * Takes a place, and waits for it as long as for an answer.
   *
   * @param call what is about to be done, for messages
   * @throws TemporaryStoreException if there is none in time
   */
  public void enter(String call) throws IOException {
    try {
      if (!places.tryAcquire(limits.read().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TemporaryStoreException(
            call + " did not begin: " + limits.requests() + " other requests are under way");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(call + " was interrupted");
    }
  }

  /** Gives a place back that was taken. */
  public void leave() {
    places.release();
  }
}
