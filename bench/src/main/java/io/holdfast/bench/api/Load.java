package io.holdfast.bench.api;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one run of requests took.
 *
 * @param perSecond requests
 * @param serverMillis CPU of the server's processes, per request
 * @param databaseMillis CPU of the database's processes, per request
 * @param middleMillis time of half the requests at the most
 * @param slowMillis time of 99 of 100 requests at the most
 */
record Load(
    double perSecond,
    double serverMillis,
    double databaseMillis,
    double middleMillis,
    double slowMillis) {

  /** The median of each figure by itself. */
  static Load median(List<Load> runs) {
    return new Load(
        median(runs, Load::perSecond),
        median(runs, Load::serverMillis),
        median(runs, Load::databaseMillis),
        median(runs, Load::middleMillis),
        median(runs, Load::slowMillis));
  }

  private static double median(List<Load> runs, ToDoubleFunction<Load> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
