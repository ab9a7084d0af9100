package io.holdfast.rbd.backup;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Finds where two buffers differ, in pieces of 64 KiB. */
final class Differences {

  private static final int PIECE = 1 << 16;

  /** Takes runs that differ. */
  @FunctionalInterface
  interface Receiver {
    void differs(int offset, ByteBuffer run) throws IOException;
  }

  private Differences() {}

  /** Tells the runs of one buffer that the other does not have; both begin at 0 and are as long. */
  static void between(ByteBuffer now, ByteBuffer former, Receiver receiver) throws IOException {
    int end = now.limit();
    int from = 0;
    while (from < end) {
      int to = from;
      while (to < end && differ(now, former, to, end)) {
        to = Math.min(end, to + PIECE);
      }
      if (from < to) {
        receiver.differs(from, now.duplicate().position(from).limit(to));
        from = to;
      } else {
        from = Math.min(end, from + PIECE);
      }
    }
  }

  private static boolean differ(ByteBuffer now, ByteBuffer former, int from, int end) {
    int length = Math.min(PIECE, end - from);
    return now.slice(from, length).mismatch(former.slice(from, length)) >= 0;
  }
}
