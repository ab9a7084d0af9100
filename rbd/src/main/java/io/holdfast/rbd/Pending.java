package io.holdfast.rbd;

import com.sun.jna.Pointer;
import io.holdfast.rbd.Librbd.Loaded;
import java.nio.ByteBuffer;

/**
 * A request under way.
 *
 * @param expected what a good one returns, -1 if anything not below 0
 * @param memory that the request uses, which is kept from the garbage collector; null if none
 */
record Pending(String what, Pointer completion, long expected, ByteBuffer memory) {

  /** True once it uses its memory no more. */
  boolean ended() {
    return Loaded.LIBRBD.rbd_aio_is_complete(completion) != 0;
  }

  /** Waits for its end, however long that takes. */
  void awaitEnd() {
    Loaded.LIBRBD.rbd_aio_wait_for_complete(completion);
  }

  /** Waits likewise and lets go of the request, which is of no use afterwards. */
  long result() {
    try {
      int waiting = Loaded.LIBRBD.rbd_aio_wait_for_complete(completion);
      return waiting < 0 ? waiting : Loaded.LIBRBD.rbd_aio_get_return_value(completion);
    } finally {
      Loaded.LIBRBD.rbd_aio_release(completion);
    }
  }
}
