package io.holdfast.bench;

import java.util.List;

/** Prints the figures and judges them. */
final class Report {

  private static final double MEBIBYTE = 1 << 20;

  /** A full backup may take this many times as long as the peer. */
  private static final double SLOWEST = 2.0;

  private final Measurement peer;

  Report(List<Measurement> peer) {
    this.peer = Measurement.median(peer);
    System.out.printf("%-16s %8s %8s %8s %8s%n", "", "wall s", "MiB/s", "CPU s", "of zstd");
    line("zstd -3 -T0", this.peer);
  }

  Measurement line(String what, List<Measurement> runs) {
    Measurement median = Measurement.median(runs);
    line(what, median);
    return median;
  }

  private void line(String what, Measurement run) {
    System.out.printf(
        "%-16s %8.2f %8.0f %8.2f %8.2f%n",
        what,
        run.wallSeconds(),
        Bench.IMAGE_BYTES / MEBIBYTE / run.wallSeconds(),
        run.cpuSeconds(),
        run.wallSeconds() / peer.wallSeconds());
  }

  /** False if a limit was broken. */
  boolean judge(Measurement full, long peakBytes) {
    System.out.printf(
        "stored: full %.0f MiB, zstd %.0f MiB; peak memory %.0f MiB of %.0f MiB%n",
        full.storedBytes() / MEBIBYTE,
        peer.storedBytes() / MEBIBYTE,
        peakBytes / MEBIBYTE,
        Worker.BUDGET / MEBIBYTE);
    boolean small = peakBytes <= Worker.BUDGET;
    boolean fast = full.wallSeconds() <= SLOWEST * peer.wallSeconds();
    if (!small) {
      System.out.println("FAILED: the process needed more memory than the budget");
    }
    if (!fast) {
      System.out.println("FAILED: the full backup took more than twice the time of zstd");
    }
    return small && fast;
  }
}
