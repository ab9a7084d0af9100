package io.holdfast.bench.api;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Gives a server work until it is like one that has run for long: until it spends little time on
 * compiling itself, which takes CPU and time from the calls that are measured.
 *
 * @param contender the server
 */
record WarmUp(Contender contender) {

  /** Part of the time. */
  private static final double LITTLE = 0.02;

  private static final long LONGEST_SECONDS = 1800;

  /** A bit of each kind of work. */
  @FunctionalInterface
  interface Round {
    void run() throws IOException, InterruptedException, SQLException;
  }

  /** Returns when the server is warm, or after half an hour; says which, and after how long. */
  void run(Round round) throws IOException, InterruptedException, SQLException {
    long begin = System.nanoTime();
    double compiling;
    do {
      compiling = compiling(round);
    } while (compiling > LITTLE && secondsSince(begin) < LONGEST_SECONDS);
    System.out.printf(
        "%s warmed up for %.0f s; it compiled itself in %.0f %% of the last round.%n",
        contender.name(), secondsSince(begin), compiling * 100);
  }

  private double compiling(Round round) throws IOException, InterruptedException, SQLException {
    long begin = System.nanoTime();
    long before = contender.compiledMillis();
    round.run();
    return (contender.compiledMillis() - before) / 1e3 / secondsSince(begin);
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
