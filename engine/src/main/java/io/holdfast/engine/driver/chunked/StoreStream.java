package io.holdfast.engine.driver.chunked;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Marks failures of the store, so that they can be told from data that no codec can read: the first
 * may pass, the second is damage.
 */
final class StoreStream extends FilterInputStream {

  /** The store failed while an object was read. */
  static final class Failure extends IOException {

    private static final long serialVersionUID = 1L;

    Failure(IOException cause) {
      super(cause);
    }
  }

  StoreStream(InputStream stored) {
    super(stored);
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException failure) {
      throw new Failure(failure);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException failure) {
      throw new Failure(failure);
    }
  }
}
