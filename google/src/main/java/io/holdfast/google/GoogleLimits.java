package io.holdfast.google;

import java.time.Duration;

/**
 * How long the service is waited for, and how much is asked of it at once.
 *
 * @param connect longest wait for a connection
 * @param read longest silence of a connection, and longest wait for an answer
 * @param leastBytesPerSecond how fast a body must go at the least; slower ones are given up
 * @param requests requests under way together; bodies that are being read do not count
 */
public record GoogleLimits(
    Duration connect, Duration read, long leastBytesPerSecond, int requests) {

  public GoogleLimits {
    if (leastBytesPerSecond < 1 || requests < 1) {
      throw new IllegalArgumentException("the least rate and the requests must be at least 1");
    }
  }

  /** How long a body of this length may be waited for. */
  Duration body(long bytes) {
    return read.plusSeconds(bytes / leastBytesPerSecond);
  }

  /** How long a request with a body of this length may take, the connection included. */
  Duration call(long bytes) {
    return connect.plus(body(bytes));
  }
}
