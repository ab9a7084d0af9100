package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.Codec;
import io.holdfast.engine.format.Compression;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Tries pieces of a large window before all of it is compressed in vain: encrypted and packed data
 * does not shrink, and compressing it is the dearest step of a backup.
 */
final class Sample {

  private static final int PIECE = 4096;
  private static final int PIECES = 16;

  /** Smaller windows are compressed without a trial. */
  private static final int SMALLEST_WINDOW = 1 << 20;

  private Sample() {}

  /** False if no piece of the data shrinks by at least a sixteenth. */
  static boolean shrinks(ByteBuffer data, ByteBuffer spare) throws IOException {
    if (data.remaining() < SMALLEST_WINDOW) {
      return true;
    }
    int step = data.remaining() / PIECES;
    ByteBuffer target = spare.slice(0, PIECE - PIECE / 16);
    for (int piece = 0; piece < PIECES; piece++) {
      ByteBuffer source = data.slice(data.position() + piece * step, PIECE);
      if (Codec.compress(Compression.ZSTD, source, target)) {
        return true;
      }
    }
    return false;
  }
}
