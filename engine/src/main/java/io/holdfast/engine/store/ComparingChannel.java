package io.holdfast.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Compares what is written to it with what a stream holds. Used by one thread. */
final class ComparingChannel implements WritableByteChannel {

  private static final int PIECE = 1 << 16;

  private final InputStream stored;
  private final byte[] piece = new byte[PIECE];
  private boolean same = true;

  ComparingChannel(InputStream stored) {
    this.stored = stored;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int length = source.remaining();
    while (source.hasRemaining()) {
      int wanted = Math.min(piece.length, source.remaining());
      int read = same ? stored.readNBytes(piece, 0, wanted) : 0;
      ByteBuffer expected = source.slice(source.position(), wanted);
      same = same && ByteBuffer.wrap(piece, 0, read).equals(expected);
      source.position(source.position() + wanted);
    }
    return length;
  }

  /** True if all that was written is all that the stream holds. */
  boolean equal() throws IOException {
    return same && stored.read() < 0;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // The stream is its owner's.
  }
}
