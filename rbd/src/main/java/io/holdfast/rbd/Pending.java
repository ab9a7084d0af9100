package io.holdfast.rbd;

import com.sun.jna.Pointer;
import io.holdfast.rbd.Librbd.Loaded;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A request under way.
 *
 * @param expected what a good one returns, -1 if anything not below 0
 * @param memory that the request uses, which is kept from the garbage collector; null if none
 */
record Pending(String what, Pointer completion, long expected, ByteBuffer memory) {

  private static final long SHORTEST_NANOS = 50_000;
  private static final long LONGEST_NANOS = 20_000_000;

  /** Part of the time waited so far that the next look comes later at the most. */
  private static final int SHARE = 16;

  /**
   * Waits for its end. librbd has no wait with a limit, so it is asked again and again, the more
   * seldom the longer it takes.
   *
   * @return false if it has not ended in time
   */
  boolean awaitEnd(Duration patience) {
    long begin = System.nanoTime();
    while (Loaded.LIBRBD.rbd_aio_is_complete(completion) == 0) {
      long waited = System.nanoTime() - begin;
      if (waited > patience.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(
          this, Math.max(SHORTEST_NANOS, Math.min(LONGEST_NANOS, waited / SHARE)));
    }
    return true;
  }

  /** The result once it has ended; the request is of no use afterwards. */
  long result() {
    try {
      int waiting = Loaded.LIBRBD.rbd_aio_wait_for_complete(completion);
      return waiting < 0 ? waiting : Loaded.LIBRBD.rbd_aio_get_return_value(completion);
    } finally {
      Loaded.LIBRBD.rbd_aio_release(completion);
    }
  }
}
