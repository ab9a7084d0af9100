package io.holdfast.bench.ceph;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Backs a volume in the cluster up and restores it, through the API of Holdfast or of Cinder. */
final class CephService {

  private final CephLab lab;
  private final Path first;
  private final Path second;
  private final Path empty;

  /**
   * @param first what a volume holds when it is backed up in full
   * @param second what it holds when it is backed up again
   */
  CephService(CephLab lab, Path first, Path second) throws IOException {
    this.lab = lab;
    this.first = first;
    this.second = second;
    this.empty = first.resolveSibling("empty");
    try (RandomAccessFile file = new RandomAccessFile(empty.toFile(), "rw")) {
      file.setLength(CephBench.BYTES);
    }
  }

  /** Seconds of a full backup, an incremental and a restore, each until it is available. */
  double[] measure(BlockStorage service) throws IOException, InterruptedException {
    String volume = service.volume();
    lab.change("volume-" + volume, empty, first);
    String[] ids = new String[2];
    double full = seconds(() -> ids[0] = service.backup(volume, false));
    lab.change("volume-" + volume, first, second);
    double incremental = seconds(() -> ids[1] = service.backup(volume, true));
    String target = service.volume();
    double restore = seconds(() -> service.restore(ids[1], target));
    if (!lab.same("volume-" + target, second)) {
      throw new IOException("FAILED: the restored bytes are wrong");
    }
    service.delete("backups", ids[1]);
    service.delete("backups", ids[0]);
    // Cinder leaves snapshots of backups behind, which its own deletion of volumes takes away.
    service.delete("volumes", target);
    service.delete("volumes", volume);
    return new double[] {full, incremental, restore};
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private static double seconds(Step step) throws IOException, InterruptedException {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
