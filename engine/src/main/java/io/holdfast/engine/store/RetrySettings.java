package io.holdfast.engine.store;

import java.time.Duration;

/**
 * How often and how long a failing store is asked again.
 *
 * @param attempts of one call, the first included
 * @param firstWait before the second attempt; each further wait is twice as long, give or take a
 *     quarter
 * @param longestWait what waits do not grow beyond, give or take a quarter, unless the store asks
 *     for more
 * @param timeLimit after which no further attempt is begun; a store that asks to be left alone for
 *     longer than what is left of it is not asked again
 */
public record RetrySettings(
    int attempts, Duration firstWait, Duration longestWait, Duration timeLimit) {

  public RetrySettings {
    if (attempts < 1 || firstWait.isNegative() || firstWait.isZero()) {
      throw new IllegalArgumentException(attempts + " attempts, first wait " + firstWait);
    }
    if (longestWait.compareTo(firstWait) < 0 || timeLimit.compareTo(firstWait) <= 0) {
      throw new IllegalArgumentException(
          "the longest wait, "
              + longestWait
              + ", and the time limit, "
              + timeLimit
              + ", must be longer than the first wait, "
              + firstWait);
    }
  }
}
