package io.holdfast.bench.ceph;

import io.holdfast.bench.Image;
import io.holdfast.rbd.Cluster;
import io.holdfast.rbd.ClusterLimits;
import io.holdfast.rbd.ClusterLogin;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.RbdDevice;
import io.holdfast.rbd.RealCeph;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** A cluster with a volume in two states, of which the second differs in 1 %. */
final class CephLab implements AutoCloseable {

  static final String FULL_ID = "00000000-0000-4000-8000-000000000001";
  static final String INCREMENTAL_ID = "00000000-0000-4000-8000-000000000002";
  static final String FIRST = "backup." + FULL_ID + ".snap.1";
  static final String SECOND = "backup." + INCREMENTAL_ID + ".snap.2";
  static final String VOLUME_ID = "00000000-0000-4000-8000-00000000000a";
  static final String VOLUME = "volumes/volume-" + VOLUME_ID;
  static final String USER = "cinder-backup";

  private static final int PIECE = 4 << 20;
  private static final String FEATURES = "layering,exclusive-lock,object-map,fast-diff";

  /** Runs a shell line and prints its wall time, its CPU time and its largest process. */
  private static final String TIMED =
      """
      import resource, subprocess, sys, time
      start = time.monotonic()
      code = subprocess.call(["bash", "-c", "set -euo pipefail; " + sys.argv[1]])
      wall = time.monotonic() - start
      used = resource.getrusage(resource.RUSAGE_CHILDREN)
      print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
      sys.exit(code)
      """;

  private final RealCeph ceph;
  private final Path folder;

  /**
   * Starts the cluster.
   *
   * @param folder short and absolute
   */
  CephLab(Path folder) throws IOException, InterruptedException {
    this.ceph = RealCeph.start(folder.resolve("ceph"));
    this.folder = folder;
  }

  RealCeph cluster() {
    return ceph;
  }

  /** Makes the volume of the bench. */
  void makeVolume(Path first, Path second) throws IOException, InterruptedException {
    ceph.tools().rbd("import", "--image-feature", FEATURES, first.toString(), VOLUME);
    ceph.tools().rbd("snap", "create", VOLUME + "@" + FIRST);
    change("volume-" + VOLUME_ID, first, second);
    ceph.tools().rbd("snap", "create", VOLUME + "@" + SECOND);
  }

  /** Writes what differs from an older state of the same size. */
  void change(String image, Path former, Path now) throws IOException {
    try (Cluster cluster = Cluster.connect(login());
        Pool pool = cluster.pool(RealCeph.VOLUMES);
        RbdDevice device = new RbdDevice(pool, pool.open(image), () -> {});
        FileChannel older = FileChannel.open(former, StandardOpenOption.READ);
        FileChannel newer = FileChannel.open(now, StandardOpenOption.READ)) {
      ByteBuffer before = ByteBuffer.allocateDirect(Image.CHANGE);
      ByteBuffer after = ByteBuffer.allocateDirect(Image.CHANGE);
      for (long at = 0; at < newer.size(); at += after.limit()) {
        older.read(before.clear(), at);
        newer.read(after.clear(), at);
        if (before.flip().mismatch(after.flip()) >= 0) {
          device.write(at, after.duplicate());
        }
      }
      device.flush();
    }
  }

  /** Whether an image and a file hold the same. */
  boolean same(String image, Path file) throws IOException {
    try (Cluster cluster = Cluster.connect(login());
        Pool pool = cluster.pool(RealCeph.VOLUMES);
        RbdDevice device = new RbdDevice(pool, pool.open(image), () -> {});
        FileChannel expected = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer left = ByteBuffer.allocateDirect(PIECE);
      ByteBuffer right = ByteBuffer.allocateDirect(PIECE);
      for (long at = 0; at < expected.size(); at += PIECE) {
        device.read(at, left.clear());
        expected.read(right.clear(), at);
        if (!left.flip().equals(right.flip())) {
          return false;
        }
      }
      return device.size() == expected.size();
    }
  }

  /** How the product connects, with its defaults. */
  ClusterLogin login() throws IOException {
    return login(ceph.monitor(), ceph.key(USER));
  }

  static ClusterLogin login(String monitor, String key) {
    ClusterLimits limits =
        new ClusterLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            8);
    return new ClusterLogin("ceph", USER, key, List.of(monitor), limits);
  }

  /** Makes an empty image of the volume's size. */
  void makeImage(String path) throws IOException, InterruptedException {
    ceph.tools().rbd("create", "--size", "1024", "--image-feature", FEATURES, path);
  }

  void removeImage(String path) throws IOException, InterruptedException {
    ceph.tools().rbd("snap", "purge", path);
    ceph.tools().rbd("rm", path);
  }

  /** Runs what the peer does, as the user of the backups. */
  Run run(Job job) throws IOException, InterruptedException {
    String line =
        job.peer()
            .replace(
                "rbd ", "rbd --no-progress -c " + ceph.configuration() + " --id " + USER + " ");
    Process process =
        new ProcessBuilder("python3", "-c", TIMED, line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(line + ": " + said);
    }
    return Run.parse(said);
  }

  /** Takes all files but the cluster's own out of the kernel's cache. */
  void makeFilesCold() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "find",
                ".",
                "-path",
                "./ceph",
                "-prune",
                "-o",
                "-type",
                "f",
                "-exec",
                "dd",
                "if={}",
                "iflag=nocache",
                "count=0",
                "status=none",
                ";")
            .directory(folder.toFile())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("the files of the bench could not be taken out of the cache");
    }
  }

  @Override
  public void close() {
    ceph.close();
  }
}
