package io.holdfast.engine.store.fault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes bodies on as they are framed. */
final class HttpBody {

  private static final int PIECE = 1 << 14;
  private static final int HEXADECIMAL = 16;

  private HttpBody() {}

  /**
   * Copies a body.
   *
   * @param untilEnd whether a body whose length is not said goes on until the connection ends
   * @return its bytes, without the framing
   */
  static long copy(HttpHead head, InputStream from, OutputStream to, boolean untilEnd)
      throws IOException {
    if (head.chunked()) {
      return copyChunks(from, to);
    }
    if (head.length() >= 0) {
      return copy(from, to, head.length());
    }
    return untilEnd ? from.transferTo(to) : 0;
  }

  private static long copyChunks(InputStream from, OutputStream to) throws IOException {
    long copied = 0;
    while (true) {
      String line = HttpHead.line(from, false);
      writeLine(to, line);
      long length = Long.parseLong(line.split(";")[0].strip(), HEXADECIMAL);
      copied += copy(from, to, length);
      writeLine(to, HttpHead.line(from, false));
      if (length == 0) {
        return copied;
      }
    }
  }

  private static void writeLine(OutputStream to, String line) throws IOException {
    to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    to.flush();
  }

  /** Copies so many bytes. */
  static long copy(InputStream from, OutputStream to, long length) throws IOException {
    byte[] piece = new byte[PIECE];
    for (long left = length; left > 0; ) {
      int read = from.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new EOFException("in the body");
      }
      to.write(piece, 0, read);
      to.flush();
      left -= read;
    }
    return length;
  }
}
