package io.holdfast.swift;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param connect for a connection
 * @param answer for an answer, and the longest silence in the middle of a body
 * @param leastRate bytes of a body that must go or come in a second on average
 */
public record SwiftLimits(Duration connect, Duration answer, long leastRate) {

  /** What one of many deletes may take. */
  private static final Duration PER_OBJECT = Duration.ofMillis(200);

  public SwiftLimits {
    if (leastRate < 1 || connect.isZero() || answer.isZero()) {
      throw new IllegalArgumentException(connect + ", " + answer + ", " + leastRate + " B/s");
    }
  }

  /** For a request that works through so many objects. */
  Duration forObjects(int count) {
    return answer.plus(PER_OBJECT.multipliedBy(count));
  }

  /** For a request or an answer with a body of so many bytes. */
  Duration forBody(long bytes) {
    return answer.plusMillis(bytes * 1000 / leastRate);
  }
}
