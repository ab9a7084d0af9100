package io.holdfast.engine.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an object as a server sends them: they end only at their announced number, and do
 * not drip for ever. Every failure is temporary. One thread.
 */
public final class AnnouncedBody extends InputStream {

  /** What a client library gives, which is ended in one of two ways. */
  public interface Source {

    /** Reads as {@link InputStream#read(byte[], int, int)}; every failure is an IOException. */
    int read(byte[] target, int offset, int count) throws IOException;

    /** Gives the connection back after the last byte. */
    void close() throws IOException;

    /** Closes the connection, whatever is still to come. */
    void abort() throws IOException;
  }

  private final Source source;
  private final RequestLimits limits;
  private final String name;
  private final long length;
  private long read;
  private long waitedNanos;

  /**
   * The body of an answer, which is closed with it.
   *
   * @param announced number of bytes, null if the answer does not say it
   * @param name of the object, for messages
   * @throws TemporaryStoreException if the number is not said
   */
  public AnnouncedBody(Source source, Long announced, RequestLimits limits, String name)
      throws IOException {
    this.source = source;
    this.limits = limits;
    this.name = name;
    if (announced == null) {
      source.abort();
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
      return source.read(target, offset, count);
    } catch (IOException failure) {
      throw broken(failure.getMessage(), failure);
    }
  }

  private TemporaryStoreException broken(String reason, IOException cause) throws IOException {
    source.abort();
    return new TemporaryStoreException(
        "get of %s failed after %d of %d bytes: %s".formatted(name, read, length, reason), cause);
  }

  /** Gives the connection back after the last byte; one with bytes left is closed. */
  @Override
  public void close() throws IOException {
    if (read < length) {
      source.abort();
    } else {
      source.close();
    }
  }
}
