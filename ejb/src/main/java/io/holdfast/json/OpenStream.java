package io.holdfast.json;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Keeps a generator that ends from flushing and closing the stream below it, which belongs to the
 * server: a short answer that was flushed early could not say its length. Threads: one.
 */
final class OpenStream extends FilterOutputStream {

  OpenStream(OutputStream stream) {
    super(stream);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void flush() {
    // The server flushes when the answer is whole.
  }

  @Override
  public void close() {
    // The server closes its stream.
  }
}
