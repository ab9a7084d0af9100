package io.holdfast.bench.ceph;

import io.holdfast.bench.Image;
import io.holdfast.bench.TemporaryFolder;
import io.holdfast.bench.WorkerProcess;
import io.holdfast.engine.device.FileClone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures the drivers beside {@code rbd}, and the whole service from request to available. */
public final class CephBench {

  static final long BYTES = 1L << 30;

  private static final int PIECE = 16 << 20;
  private static final int REPETITIONS = 5;

  /**
   * So that most of a worker in Java is compiled, as it is in a server that has run for some time.
   */
  private static final int WARM_UPS = 4;

  private static final List<String> OURS =
      List.of("target", "target-from-posix", "target-from-zstd");
  private static final List<String> PEERS =
      List.of("target-of-rbd", "target-of-rbd-import", "target-of-rbd-zstd");

  /** What is measured if no argument names a part of it. */
  private static final List<String> PARTS = List.of("drivers", "service");

  private final Path folder;
  private final Path wildfly;
  private final List<String> parts;
  private final Path first;
  private final Path second;
  private final Map<Job, List<Run>> ours = new EnumMap<>(Job.class);
  private final Map<Job, List<Run>> peers = new EnumMap<>(Job.class);

  private CephBench(Path folder, Path wildfly, List<String> parts) {
    this.folder = folder;
    this.wildfly = wildfly;
    this.parts = parts;
    this.first = folder.resolve("first");
    this.second = folder.resolve("second");
  }

  /**
   * @param arguments the configured server, and {@code drivers} or {@code service} to measure only
   *     these
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    List<String> parts = arguments.length < 2 ? PARTS : List.of(arguments[1]);
    if (!PARTS.containsAll(parts)) {
      System.err.println("Measured can be: " + PARTS + ", not " + parts);
      System.exit(2);
    }
    boolean good;
    // The path of a cluster's sockets must be short.
    try (TemporaryFolder folder = TemporaryFolder.in(Path.of("/tmp"), "holdfast-bench-")) {
      good = new CephBench(folder.path(), Path.of(arguments[0]).toAbsolutePath(), parts).run();
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException, SQLException {
    Image.make(first, BYTES, PIECE);
    FileClone.copy(first, second);
    Image.change(second, BYTES);
    Files.createDirectory(folder.resolve("ceph"));
    try (CephLab lab = new CephLab(folder)) {
      lab.makeVolume(first, second);
      boolean fast = !parts.contains("drivers") || drivers(lab);
      return (!parts.contains("service") || services(lab)) && fast;
    }
  }

  private boolean services(CephLab lab) throws IOException, InterruptedException, SQLException {
    ServiceTimes times = new ServiceTimes();
    CephService service = new CephService(lab, first, second);
    try (Services services = new Services(lab, wildfly, folder)) {
      BlockStorage holdfast = services.holdfast();
      BlockStorage cinder = services.cinder();
      service.measure(holdfast);
      service.measure(cinder);
      for (int repetition = 0; repetition < REPETITIONS; repetition++) {
        times.add(service.measure(holdfast), service.measure(cinder));
      }
    }
    return times.print();
  }

  private boolean drivers(CephLab lab) throws IOException, InterruptedException {
    String[] arguments = {
      lab.cluster().monitor(),
      lab.cluster().key(CephLab.USER),
      folder.resolve("repository").toString()
    };
    try (WorkerProcess worker = new WorkerProcess(CephWorker.class, arguments)) {
      for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
        repeat(lab, worker, false);
      }
      ours.clear();
      peers.clear();
      for (int repetition = 0; repetition < REPETITIONS; repetition++) {
        // In turn, because the second of two finds what it reads in the cluster's caches.
        repeat(lab, worker, repetition % 2 == 0);
      }
    }
    return new CephReport(ours, peers).print();
  }

  private void repeat(CephLab lab, WorkerProcess worker, boolean oursFirst)
      throws IOException, InterruptedException {
    lab.makeImage("backups/peer");
    for (String target : OURS) {
      lab.makeImage("volumes/" + target);
    }
    lab.makeImage("volumes/target-of-rbd");
    for (Job job : Job.values()) {
      if (job.readsFiles()) {
        lab.makeFilesCold();
      }
      if (oursFirst) {
        runOurs(worker, job);
      }
      peers.computeIfAbsent(job, none -> new ArrayList<>()).add(lab.run(job));
      if (!oursFirst) {
        runOurs(worker, job);
      }
    }
    for (String target : OURS) {
      if (!lab.same(target, second)) {
        throw new IOException("FAILED: the bytes in " + target + " are wrong");
      }
      lab.removeImage("volumes/" + target);
    }
    worker.ask("delete");
    for (String target : PEERS) {
      lab.removeImage("volumes/" + target);
    }
    lab.removeImage("backups/peer");
    for (String file : List.of("full", "difference", "full.zst", "difference.zst")) {
      Files.delete(folder.resolve(file));
    }
  }

  private void runOurs(WorkerProcess worker, Job job) throws IOException {
    ours.computeIfAbsent(job, none -> new ArrayList<>()).add(Run.parse(worker.ask(job.name())));
  }
}
