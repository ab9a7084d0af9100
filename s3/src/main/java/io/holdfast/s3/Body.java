package io.holdfast.s3;

import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The body of an answer: it ends only at its announced length, and does not drip for ever. */
final class Body extends InputStream {

  private final ResponseInputStream<GetObjectResponse> body;
  private final S3Limits limits;
  private final String name;
  private final long length;
  private long read;
  private long waitedNanos;

  Body(ResponseInputStream<GetObjectResponse> body, S3Limits limits, String name)
      throws IOException {
    this.body = body;
    this.limits = limits;
    this.name = name;
    Long announced = body.response().contentLength();
    if (announced == null) {
      body.abort();
      throw new TemporaryStoreException("get of " + name + ": the answer does not say its length");
    }
    this.length = announced;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (read == length || count == 0) {
      return count == 0 ? 0 : -1;
    }
    long start = System.nanoTime();
    int got = receive(target, offset, (int) Math.min(count, length - read));
    waitedNanos += System.nanoTime() - start;
    if (got < 0) {
      throw broken("it ended early", null);
    }
    read += got;
    if (waitedNanos > limits.body(read).toNanos()) {
      throw broken("it came too slowly", null);
    }
    return got;
  }

  private int receive(byte[] target, int offset, int count) throws IOException {
    try {
      return body.read(target, offset, count);
    } catch (IOException | SdkException failure) {
      throw broken(failure.getMessage(), failure);
    }
  }

  private TemporaryStoreException broken(String reason, Exception cause) {
    body.abort();
    return new TemporaryStoreException(
        "get of %s failed after %d of %d bytes: %s".formatted(name, read, length, reason), cause);
  }

  /** Gives the connection back after the last byte; one with bytes left is closed. */
  @Override
  public void close() throws IOException {
    if (read < length) {
      body.abort();
    } else {
      body.close();
    }
  }
}
