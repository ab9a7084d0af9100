package io.holdfast.bench.ceph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Seconds from a request until what it asked for is available. */
final class ServiceTimes {

  /** What a real Cinder took, on the same cluster and an image of the same kind. */
  private static final double[] CINDER = {3.3, 0.84, 4.1};

  private static final String[] TITLES = {"full", "incremental 1 %", "restore"};

  private final List<double[]> runs = new ArrayList<>();

  /** Adds the times of a full backup, an incremental and a restore. */
  void add(double... seconds) {
    runs.add(seconds);
  }

  /** Forgets what was added. */
  void clear() {
    runs.clear();
  }

  /** False if one was not below the peer's. */
  boolean print() {
    System.out.printf("%n%-20s %8s %8s%n", "request to available", "wall s", "Cinder");
    boolean good = true;
    for (int at = 0; at < TITLES.length; at++) {
      double median = median(at);
      System.out.printf("%-20s %8.2f %8.2f%n", TITLES[at], median, CINDER[at]);
      if (median >= CINDER[at]) {
        System.out.println("FAILED: " + TITLES[at] + " was not faster than Cinder's");
        good = false;
      }
    }
    return good;
  }

  private double median(int at) {
    double[] sorted = runs.stream().mapToDouble(run -> run[at]).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
