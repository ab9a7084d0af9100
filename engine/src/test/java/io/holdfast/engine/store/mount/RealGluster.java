package io.holdfast.engine.store.mount;

import io.holdfast.engine.prerequisite.Prerequisite;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A GlusterFS of one daemon and one volume of one brick, on an address of loopback of its own and
 * in a folder of its own. Needs root, /dev/fuse and the packages glusterfs-server,
 * glusterfs-client; up after about five seconds. Threads: one at a time.
 */
public final class RealGluster implements AutoCloseable {

  private static final String VOLUME = "backups";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path BRICK_LOGS = Path.of("/var/log/glusterfs/bricks");

  private static RealGluster shared;

  private final Path folder;
  private final String address;
  private Process daemon;

  private RealGluster(Path folder, String address) {
    this.folder = folder;
    this.address = address;
  }

  /**
   * The one that all tests of a JVM share, started at the first call. Where it cannot run the test
   * is aborted and says so; with {@code CI=true} it fails.
   */
  public static synchronized RealGluster shared() throws IOException {
    if (shared == null) {
      TestMounts.requireRoot();
      Prerequisite.require(
          Files.isWritable(Path.of("/dev/fuse")), "a test on GlusterFS", "there is no /dev/fuse");
      Prerequisite.require(
          Stream.of("glusterd", "gluster", "mount.glusterfs").allMatch(RealGluster::isInstalled),
          "a test on GlusterFS",
          "install the Debian packages glusterfs-server glusterfs-client");
      RealGluster started =
          new RealGluster(
              Files.createTempDirectory(Path.of("/tmp"), "holdfast-gluster-"), ownAddress());
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-gluster"));
      started.boot();
      shared = started;
    }
    return shared;
  }

  private static boolean isInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/sbin";
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** Bricks find their daemon at its usual port only, so each cluster has its own address. */
  private static String ownAddress() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "127.%d.%d.%d"
        .formatted(random.nextInt(1, 255), random.nextInt(255), random.nextInt(1, 255));
  }

  private void boot() throws IOException {
    for (String data : List.of("state", "brick", "log", "run")) {
      Files.createDirectories(folder.resolve(data));
    }
    Files.writeString(
        folder.resolve("glusterd.vol"),
        """
        volume management
            type mgmt/glusterd
            option working-directory %1$s/state
            option run-directory %1$s/run
            option glusterd-sockfile %1$s/run/glusterd.sock
            option transport-type socket
            option transport.socket.bind-address %2$s
            option transport.socket.listen-port 24007
            option ping-timeout 0
            option event-threads 1
            option max-port 60999
        end-volume
        """
            .formatted(folder, address));
    startDaemon();
    gluster("volume", "create", VOLUME, address + ":" + folder.resolve("brick"), "force");
    gluster("volume", "set", VOLUME, "network.ping-timeout", "10");
    gluster("volume", "start", VOLUME);
  }

  /** Starts the daemon, and with it the brick if the volume is started; returns when it answers. */
  void startDaemon() throws IOException {
    daemon =
        new ProcessBuilder(
                "glusterd",
                "-N",
                "-f",
                folder.resolve("glusterd.vol").toString(),
                "-p",
                folder.resolve("run/daemon.pid").toString(),
                "-l",
                folder.resolve("log/daemon.log").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (System.nanoTime() > end || !daemon.isAlive()) {
        throw new IOException("glusterd was not up within " + PATIENCE);
      }
      Pause.of(Duration.ofMillis(100));
    }
  }

  private boolean answers() {
    try {
      gluster("volume", "list");
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void gluster(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("gluster", "--mode=script"));
    command.add("--glusterd-sock=" + folder.resolve("run/glusterd.sock"));
    command.addAll(List.of(words));
    LimitedCommand.run(command, PATIENCE);
  }

  /** The volume, for {@code mount}. */
  public Share share() {
    return Share.glusterfs(address + ":" + VOLUME);
  }

  /** What {@code mount} is to be told besides: the log of the client lies with the others. */
  public MountOptions options() {
    return MountOptions.of("log-level=WARNING,log-file=" + folder.resolve("log/client.log"));
  }

  void killDaemon() {
    daemon.destroyForcibly().onExit().join();
  }

  /** Ends the brick at once, as a power cut would. */
  void killBrick() throws IOException {
    ProcessHandle process = brick();
    process.destroyForcibly();
    process.onExit().join();
  }

  void restartBrick() throws IOException {
    gluster("volume", "start", VOLUME, "force");
  }

  /** Lets the brick answer nobody. */
  void freezeBrick() throws IOException {
    TestMounts.run("kill", "-STOP", Long.toString(brick().pid()));
  }

  void thawBrick() throws IOException {
    TestMounts.run("kill", "-CONT", Long.toString(brick().pid()));
  }

  private ProcessHandle brick() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("run/vols"))) {
      Path file = files.filter(path -> path.toString().endsWith(".pid")).findFirst().orElseThrow();
      return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    }
  }

  /** Where the brick keeps what the volume holds. */
  Path brickFolder() {
    return folder.resolve("brick");
  }

  @Override
  public synchronized void close() {
    try {
      if (daemon != null) {
        ending().forEach(ProcessHandle::destroyForcibly);
        daemon.onExit().join();
      }
      String log = folder.resolve("brick").toString().substring(1).replace('/', '-') + ".log";
      Files.deleteIfExists(BRICK_LOGS.resolve(log));
      deleteFolder();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<ProcessHandle> ending() {
    List<ProcessHandle> ending = new ArrayList<>(List.of(daemon.toHandle()));
    try {
      ending.add(brick());
    } catch (IOException | RuntimeException noBrick) {
      // It was never started, or was killed.
    }
    return ending;
  }

  private void deleteFolder() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
