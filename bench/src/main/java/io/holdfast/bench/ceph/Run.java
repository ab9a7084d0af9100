package io.holdfast.bench.ceph;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One run of one thing, by one client of the cluster.
 *
 * @param wallSeconds by the clock
 * @param cpuSeconds of the client's threads, in the program and in the kernel; not of the OSD's
 * @param peakBytes the most memory that the client, or the largest of its processes, has had
 */
record Run(double wallSeconds, double cpuSeconds, double peakBytes) {

  /** What a process printed: the three figures with spaces between. */
  static Run parse(String line) {
    String[] figures = line.strip().split(" ");
    return new Run(
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]),
        Double.parseDouble(figures[2]));
  }

  /** The median of each figure by itself. */
  static Run median(List<Run> runs) {
    return new Run(
        median(runs, Run::wallSeconds),
        median(runs, Run::cpuSeconds),
        median(runs, Run::peakBytes));
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
