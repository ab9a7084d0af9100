package io.holdfast.rbd.stream;

import io.holdfast.rbd.RbdDevice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes a state of an image, or what it differs in from an older one, as a stream. */
public final class DiffExport {

  /** As {@code rbd export-diff} cuts: an object of the usual size. */
  private static final int PIECE = 4 * 1024 * 1024;

  private final RbdDevice state;
  private final DiffWriter out;
  private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
  private final ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);

  private DiffExport(RbdDevice state, OutputStream out) {
    this.state = state;
    this.out = new DiffWriter(out);
  }

  /**
   * Writes a whole stream. Memory: 8 MiB.
   *
   * @param state the image, open at the snapshot
   * @param from name of the older snapshot; null for all that holds data
   * @param to name of the snapshot that the state is; null if it is the image itself
   * @param out is flushed, not closed; larger writes come, so that it need not buffer
   */
  public static void write(RbdDevice state, String from, String to, OutputStream out)
      throws IOException {
    DiffExport export = new DiffExport(state, out);
    export.out.header(new DiffHeader(from, to, state.size()));
    state.image().changes(from, export::extent);
    export.out.end();
  }

  private void extent(long offset, long length, boolean data) throws IOException {
    long end = Math.min(offset + length, state.size());
    for (long at = offset; at < end; at += PIECE - at % PIECE) {
      int bytes = (int) Math.min(PIECE - at % PIECE, end - at);
      if (data) {
        piece(at, bytes);
      } else {
        out.zeros(at, bytes);
      }
    }
  }

  private void piece(long offset, int length) throws IOException {
    piece.clear().limit(length);
    state.read(offset, piece);
    piece.flip();
    if (piece.mismatch(zeros.slice(0, length)) < 0) {
      out.zeros(offset, length);
    } else {
      out.data(offset, piece);
    }
  }
}
