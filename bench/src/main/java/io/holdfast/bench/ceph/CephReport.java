package io.holdfast.bench.ceph;

import java.util.List;
import java.util.Map;

/** Prints the figures of the drivers beside those of {@code rbd}, and judges them. */
final class CephReport {

  private static final double MEBIBYTE = 1 << 20;

  private final Map<Job, List<Run>> ours;
  private final Map<Job, List<Run>> peers;

  CephReport(Map<Job, List<Run>> ours, Map<Job, List<Run>> peers) {
    this.ours = ours;
    this.peers = peers;
  }

  /** False if a job took longer than with the peer. */
  boolean print() {
    System.out.printf(
        "%-20s %8s %8s %8s %8s %8s %8s %8s%n",
        "", "wall s", "of rbd", "CPU s", "of rbd", "peak MiB", "rbd", "MiB/s");
    boolean good = true;
    for (Job job : Job.values()) {
      good &= print(job);
    }
    return good;
  }

  private boolean print(Job job) {
    Run own = Run.median(ours.get(job));
    Run peer = Run.median(peers.get(job));
    System.out.printf(
        "%-20s %8.2f %8.2f %8.2f %8.2f %8.0f %8.0f %8.0f%n",
        job.title(),
        own.wallSeconds(),
        own.wallSeconds() / peer.wallSeconds(),
        own.cpuSeconds(),
        own.cpuSeconds() / peer.cpuSeconds(),
        own.peakBytes() / MEBIBYTE,
        peer.peakBytes() / MEBIBYTE,
        CephBench.BYTES / MEBIBYTE / own.wallSeconds());
    boolean good = own.wallSeconds() <= peer.wallSeconds();
    if (!good) {
      System.out.println("FAILED: " + job.title() + " took longer than " + job.peer());
    }
    return good;
  }
}
