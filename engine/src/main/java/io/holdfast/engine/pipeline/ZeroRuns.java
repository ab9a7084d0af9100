package io.holdfast.engine.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Finds what in a buffer is worth writing. */
public final class ZeroRuns {

  /** Small enough to find the holes of an object of which a client wrote only a part. */
  private static final int PIECE = 1 << 16;

  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(PIECE).asReadOnlyBuffer();

  /** Takes runs, which are in order and cover the buffer. */
  public interface Receiver {

    /** A run that holds something; the buffer holds it from its position to its limit. */
    void data(int offset, ByteBuffer run) throws IOException;

    /** A run of zeros. */
    void zeros(int offset, int length) throws IOException;
  }

  private ZeroRuns() {}

  /**
   * Splits a buffer into runs of zeros and runs of other things.
   *
   * @param buffer from its position to its limit; both stay as they are
   */
  public static void split(ByteBuffer buffer, Receiver receiver) throws IOException {
    int start = buffer.position();
    int end = buffer.limit();
    int from = start;
    while (from < end) {
      boolean zero = isZero(buffer, from, end);
      int to = from;
      while (to < end && isZero(buffer, to, end) == zero) {
        to = Math.min(end, to + PIECE);
      }
      if (zero) {
        receiver.zeros(from - start, to - from);
      } else {
        receiver.data(from - start, buffer.duplicate().position(from).limit(to));
      }
      from = to;
    }
  }

  private static boolean isZero(ByteBuffer buffer, int from, int end) {
    int length = Math.min(PIECE, end - from);
    return buffer.slice(from, length).mismatch(ZEROS.slice(0, length)) < 0;
  }
}
