package io.holdfast.engine.store.mount;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An object of a share; a read that fails says where. */
final class ShareInputStream extends FilterInputStream {

  private final ShareFailures failures;

  ShareInputStream(InputStream object, ShareFailures failures) {
    super(object);
    this.failures = failures;
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException failure) {
      throw failures.of(failure);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException failure) {
      throw failures.of(failure);
    }
  }
}
