package io.holdfast.engine.store;

import java.time.Duration;

/**
 * How long a server of objects is waited for, and how much is asked of it at once.
 *
 * @param connect longest wait for a connection
 * @param read longest silence of a connection, and longest wait for an answer
 * @param leastBytesPerSecond how fast a body must go at the least; slower ones are given up
 * @param requests requests under way together; bodies that are being read do not count
 */
public record RequestLimits(
    Duration connect, Duration read, long leastBytesPerSecond, int requests) {

  public RequestLimits {
    if (leastBytesPerSecond < 1 || requests < 1) {
      throw new IllegalArgumentException("the least rate and the requests must be at least 1");
    }
  }

  /** How long a body of this length may be waited for. */
  public Duration body(long bytes) {
    return read.plusSeconds(bytes / leastBytesPerSecond);
  }

  /** How long a request with a body of this length may take, the connection included. */
  public Duration call(long bytes) {
    return connect.plus(body(bytes));
  }
}
