package io.holdfast.s3;

import io.holdfast.engine.store.AnnouncedBody;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The bytes of an answer, as Amazon's client gives them.
 *
 * @param bytes of an object
 */
record AnswerBody(ResponseInputStream<?> bytes) implements AnnouncedBody.Source {

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    try {
      return bytes.read(target, offset, count);
    } catch (SdkException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  @Override
  public void abort() {
    bytes.abort();
  }
}
