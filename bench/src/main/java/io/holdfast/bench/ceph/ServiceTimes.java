package io.holdfast.bench.ceph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Seconds from a request until what it asked for is available, of Holdfast and of Cinder. */
final class ServiceTimes {

  private static final String[] TITLES = {"full", "incremental 1 %", "restore"};

  private final List<double[]> ours = new ArrayList<>();
  private final List<double[]> cinders = new ArrayList<>();

  /** Adds a run of each: the times of a full backup, an incremental and a restore. */
  void add(double[] own, double[] cinder) {
    ours.add(own);
    cinders.add(cinder);
  }

  /** False if one was not below the peer's. */
  boolean print() {
    System.out.printf(
        "%n%-20s %8s %8s %10s%n", "request to available", "wall s", "Cinder", "of Cinder");
    boolean good = true;
    for (int at = 0; at < TITLES.length; at++) {
      double own = median(ours, at);
      double cinder = median(cinders, at);
      System.out.printf("%-20s %8.2f %8.2f %10.2f%n", TITLES[at], own, cinder, own / cinder);
      if (own >= cinder) {
        System.out.println("FAILED: " + TITLES[at] + " was not faster than Cinder's");
        good = false;
      }
    }
    return good;
  }

  private static double median(List<double[]> runs, int at) {
    double[] sorted = runs.stream().mapToDouble(run -> run[at]).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
