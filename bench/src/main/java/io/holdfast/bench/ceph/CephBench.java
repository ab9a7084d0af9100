package io.holdfast.bench.ceph;

import io.holdfast.bench.Image;
import io.holdfast.bench.TemporaryFolder;
import io.holdfast.bench.WorkerProcess;
import io.holdfast.engine.device.FileClone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures the drivers beside {@code rbd}, and the whole service from request to available. */
public final class CephBench {

  static final long BYTES = 1L << 30;

  private static final int PIECE = 16 << 20;
  private static final int REPETITIONS = 5;

  private final Path folder;
  private final Path wildfly;
  private final Path first;
  private final Path second;
  private final Map<Job, List<Run>> ours = new EnumMap<>(Job.class);
  private final Map<Job, List<Run>> peers = new EnumMap<>(Job.class);

  private CephBench(Path folder, Path wildfly) {
    this.folder = folder;
    this.wildfly = wildfly;
    this.first = folder.resolve("first");
    this.second = folder.resolve("second");
  }

  /**
   * @param arguments the configured server
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean good;
    // The path of a cluster's sockets must be short.
    try (TemporaryFolder folder = TemporaryFolder.in(Path.of("/tmp"), "holdfast-bench-")) {
      good = new CephBench(folder.path(), Path.of(arguments[0]).toAbsolutePath()).run();
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    Image.make(first, BYTES, PIECE);
    FileClone.copy(first, second);
    Image.change(second, BYTES);
    Files.createDirectory(folder.resolve("ceph"));
    try (CephLab lab = new CephLab(folder)) {
      lab.makeVolume(first, second);
      boolean fast = drivers(lab);
      ServiceTimes times =
          new CephService(lab, wildfly, folder).measure(first, second, REPETITIONS);
      return times.print() && fast;
    }
  }

  private boolean drivers(CephLab lab) throws IOException, InterruptedException {
    String[] arguments = {
      lab.cluster().monitor(),
      lab.cluster().key(CephLab.USER),
      folder.resolve("repository").toString()
    };
    try (WorkerProcess worker = new WorkerProcess(CephWorker.class, arguments)) {
      repeat(lab, worker);
      ours.clear();
      peers.clear();
      for (int repetition = 0; repetition < REPETITIONS; repetition++) {
        repeat(lab, worker);
      }
    }
    return new CephReport(ours, peers).print();
  }

  private void repeat(CephLab lab, WorkerProcess worker) throws IOException, InterruptedException {
    lab.makeImage("backups/peer");
    for (String target : List.of("target", "target-from-posix", "target-of-rbd")) {
      lab.makeImage("volumes/" + target);
    }
    for (Job job : Job.values()) {
      peers.computeIfAbsent(job, none -> new ArrayList<>()).add(lab.run(job));
      ours.computeIfAbsent(job, none -> new ArrayList<>()).add(Run.parse(worker.ask(job.name())));
    }
    for (String target : List.of("target", "target-from-posix", "target-of-rbd")) {
      if (!lab.same(target, second)) {
        throw new IOException("FAILED: the bytes in " + target + " are wrong");
      }
      lab.removeImage("volumes/" + target);
    }
    worker.ask("delete");
    lab.removeImage("volumes/target-of-rbd-import");
    lab.removeImage("backups/peer");
    Files.delete(folder.resolve("full"));
    Files.delete(folder.resolve("difference"));
  }
}
