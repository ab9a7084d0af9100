package io.holdfast.google;

import com.google.api.client.http.HttpResponse;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an object: they end only at their announced number, and do not drip for ever. */
final class Body extends InputStream {

  private final HttpResponse answer;
  private final InputStream bytes;
  private final GoogleLimits limits;
  private final String name;
  private final long length;
  private long read;
  private long waitedNanos;

  /**
   * The body of an answer, which is closed with it.
   *
   * @param name of the object, for messages
   */
  Body(HttpResponse answer, GoogleLimits limits, String name) throws IOException {
    this.answer = answer;
    this.limits = limits;
    this.name = name;
    Long announced = answer.getHeaders().getContentLength();
    if (announced == null) {
      answer.disconnect();
      throw new TemporaryStoreException("get of " + name + ": the answer does not say its length");
    }
    this.length = announced;
    InputStream content = answer.getContent();
    this.bytes = content == null ? InputStream.nullInputStream() : content;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (read == length) {
      return -1;
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
      return bytes.read(target, offset, count);
    } catch (IOException failure) {
      throw broken(failure.getMessage(), failure);
    }
  }

  private TemporaryStoreException broken(String reason, IOException cause) throws IOException {
    answer.disconnect();
    return new TemporaryStoreException(
        "get of %s failed after %d of %d bytes: %s".formatted(name, read, length, reason), cause);
  }

  /** Gives the connection back after the last byte; one with bytes left is closed. */
  @Override
  public void close() throws IOException {
    if (read < length) {
      answer.disconnect();
    } else {
      bytes.close();
    }
  }
}
