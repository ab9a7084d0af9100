package io.holdfast.engine.driver.chunked;

import java.nio.ByteBuffer;

/** Fills parts of buffers that were used before with zeros. */
final class Zeros {

  private static final ByteBuffer PIECE = ByteBuffer.allocateDirect(1 << 16).asReadOnlyBuffer();

  private Zeros() {}

  /** Fills from one index up to another; does nothing if they are equal. */
  static void fill(ByteBuffer buffer, int from, int to) {
    for (int at = from; at < to; at += PIECE.capacity()) {
      int length = Math.min(PIECE.capacity(), to - at);
      buffer.put(at, PIECE, 0, length);
    }
  }
}
