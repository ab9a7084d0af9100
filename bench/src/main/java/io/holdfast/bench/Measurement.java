package io.holdfast.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One run of one thing.
 *
 * @param wallSeconds by the clock
 * @param cpuSeconds of all threads, in the program and in the kernel
 * @param storedBytes written to the target, 0 for a restore
 */
record Measurement(double wallSeconds, double cpuSeconds, long storedBytes) {

  /** The median of each figure by itself. */
  static Measurement median(List<Measurement> runs) {
    return new Measurement(
        median(runs, Measurement::wallSeconds),
        median(runs, Measurement::cpuSeconds),
        (long) median(runs, Measurement::storedBytes));
  }

  private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
