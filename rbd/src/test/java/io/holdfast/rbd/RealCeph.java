package io.holdfast.rbd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A Ceph cluster of one monitor, one manager and one OSD, with authentication, on free ports of
 * loopback and in a folder of its own. Needs the packages ceph-mon, ceph-mgr, ceph-osd and
 * ceph-common; up after about ten seconds. Threads: one at a time.
 */
public final class RealCeph implements AutoCloseable {

  /** The pools that are there from the beginning. */
  public static final String VOLUMES = "volumes";

  public static final String BACKUPS = "backups";

  private static final Duration UP = Duration.ofSeconds(90);
  private static final int BLOCK_GIB = 12;

  private final Path folder;
  private final String monitor;
  private final CephTools tools;
  private final List<Process> daemons = new ArrayList<>();
  private Process osd;

  private RealCeph(Path folder, String monitor) {
    this.folder = folder;
    this.monitor = monitor;
    this.tools = new CephTools(folder);
  }

  /**
   * Starts a cluster that ends with {@link #close} or with this JVM.
   *
   * @param folder absolute and empty; its length is bounded by that of a socket's path
   */
  public static RealCeph start(Path folder) throws IOException, InterruptedException {
    RealCeph ceph = new RealCeph(folder, "127.0.0.1:" + freePort());
    Runtime.getRuntime().addShutdownHook(new Thread(ceph::close, "stop-ceph"));
    try {
      ceph.boot();
      return ceph;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      ceph.close();
      throw failure;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void boot() throws IOException, InterruptedException {
    String cluster = UUID.randomUUID().toString();
    for (String data : List.of("run", "log", "mon", "mgr", "osd", "crash/posted")) {
      Files.createDirectories(folder.resolve(data));
    }
    Files.writeString(configuration(), CephConfiguration.of(folder, cluster, monitor, BLOCK_GIB));
    makeMonitor(cluster);
    daemons.add(tools.daemon("ceph-mon", "-i", "a"));
    tools.ceph("-s");
    tools.ceph("config", "set", "mon", "auth_allow_insecure_global_id_reclaim", "false");
    makeManager();
    makeOsd();
    startOsd();
    for (String pool : List.of(VOLUMES, BACKUPS)) {
      createPool(pool);
    }
    user("cinder", "profile rbd pool=volumes");
    user("cinder-backup", "profile rbd pool=backups, profile rbd pool=volumes");
    awaitHealthy();
  }

  private void makeMonitor(String cluster) throws IOException, InterruptedException {
    String first = folder.resolve("first.keyring").toString();
    String admin = keyring("admin").toString();
    tools.run(
        "ceph-authtool",
        "--create-keyring",
        first,
        "--gen-key",
        "-n",
        "mon.",
        "--cap",
        "mon",
        "allow *");
    tools.run(
        "ceph-authtool",
        "--create-keyring",
        admin,
        "--gen-key",
        "-n",
        "client.admin",
        "--cap",
        "mon",
        "allow *",
        "--cap",
        "osd",
        "allow *",
        "--cap",
        "mgr",
        "allow *");
    tools.run("ceph-authtool", first, "--import-keyring", admin);
    String map = folder.resolve("monmap").toString();
    String address = "[v2:" + monitor + "/0]";
    tools.run(
        "monmaptool",
        "--create",
        "--fsid",
        cluster,
        "--addv",
        "a",
        address,
        "--enable-all-features",
        map);
    tools.run(
        "ceph-mon",
        "-c",
        configuration().toString(),
        "--mkfs",
        "-i",
        "a",
        "--monmap",
        map,
        "--keyring",
        first);
  }

  private void makeManager() throws IOException, InterruptedException {
    String keyring = folder.resolve("mgr/keyring").toString();
    tools.ceph(
        "auth",
        "get-or-create",
        "mgr.x",
        "mon",
        "allow profile mgr",
        "osd",
        "allow *",
        "-o",
        keyring);
    daemons.add(tools.daemon("ceph-mgr", "-i", "x"));
  }

  private void makeOsd() throws IOException, InterruptedException {
    String uuid = UUID.randomUUID().toString();
    String key = tools.run("ceph-authtool", "--gen-print-key").strip();
    Path secret = folder.resolve("osd.json");
    Files.writeString(secret, "{\"cephx_secret\": \"" + key + "\"}");
    tools.ceph("osd", "new", uuid, "0", "-i", secret.toString());
    String keyring = folder.resolve("osd/keyring").toString();
    tools.run("ceph-authtool", "--create-keyring", keyring, "-n", "osd.0", "--add-key", key);
    tools.run(
        "ceph-osd", "-c", configuration().toString(), "-i", "0", "--mkfs", "--osd-uuid", uuid);
  }

  private void startOsd() throws IOException, InterruptedException {
    osd = tools.daemon("ceph-osd", "-i", "0");
    await(() -> tools.ceph("osd", "stat").contains(" 1 up"));
  }

  /** Starts the OSD that was ended; returns when it answers for all placement groups. */
  public void restartOsd() throws IOException, InterruptedException {
    startOsd();
    awaitAnswers();
  }

  /** Ends the OSD at once, as a power cut would. */
  public void killOsd() throws InterruptedException {
    osd.destroyForcibly().waitFor();
  }

  /** Lets the OSD answer nobody, without the monitor noticing soon. */
  public void freezeOsd() throws IOException, InterruptedException {
    tools.run("kill", "-STOP", Long.toString(osd.pid()));
  }

  /** Lets it answer again, also what came meanwhile; returns when it does. */
  public void thawOsd() throws IOException, InterruptedException {
    tools.run("kill", "-CONT", Long.toString(osd.pid()));
    awaitAnswers();
  }

  /**
   * Returns when all placement groups answer. Each of an OSD that was away waits for a new lease
   * first, and one that has no other OSD may wait for ever (seen with 16.2): it has to peer anew.
   */
  private void awaitAnswers() throws IOException, InterruptedException {
    try {
      probe();
    } catch (IOException noAnswer) {
      tools.ceph("osd", "down", "0");
      awaitHealthy();
      probe();
    }
  }

  private void probe() throws IOException, InterruptedException {
    for (String pool : List.of(VOLUMES, BACKUPS)) {
      String each = "seq 24 | timeout 40 xargs -P 24 -I{} rados -c $CONF -p " + pool;
      tools.shell(each + " put probe-{} $CONF && " + each + " rm probe-{}");
    }
  }

  /** Makes a pool for images. */
  public void createPool(String name) throws IOException, InterruptedException {
    tools.ceph("osd", "pool", "create", name, "8");
    tools.ceph("osd", "pool", "application", "enable", name, "rbd");
  }

  /** Removes a pool with all that is in it. */
  public void removePool(String name) throws IOException, InterruptedException {
    tools.ceph("osd", "pool", "rm", name, name, "--yes-i-really-really-mean-it");
  }

  /** Makes a user with a keyring. */
  public void user(String name, String osdCapabilities) throws IOException, InterruptedException {
    tools.ceph(
        "auth",
        "get-or-create",
        "client." + name,
        "mon",
        "profile rbd",
        "osd",
        osdCapabilities,
        "mgr",
        osdCapabilities,
        "-o",
        keyring(name).toString());
  }

  /** Lets a user work with these pools and no others. */
  public void allow(String name, String... pools) throws IOException, InterruptedException {
    String capabilities =
        Arrays.stream(pools)
            .map(pool -> "profile rbd pool=" + pool)
            .collect(Collectors.joining(", "));
    tools.ceph(
        "auth",
        "caps",
        "client." + name,
        "mon",
        "profile rbd",
        "osd",
        capabilities,
        "mgr",
        capabilities);
  }

  private void awaitHealthy() throws IOException, InterruptedException {
    await(() -> tools.ceph("pg", "stat").matches("(?s)\\d+ pgs: \\d+ active\\+clean;.*"));
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private static void await(Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + UP.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException("The cluster of the test was not up within " + UP);
      }
      Thread.sleep(200);
    }
  }

  /** The cluster's own tools, as the administrator. */
  public CephTools tools() {
    return tools;
  }

  /** The cluster's ceph.conf. */
  public Path configuration() {
    return folder.resolve("ceph.conf");
  }

  /** The folder with a keyring for each user. */
  public Path keyrings() {
    return folder;
  }

  private Path keyring(String user) {
    return folder.resolve("ceph.client." + user + ".keyring");
  }

  /** Address of the monitor, {@code host:port}. */
  public String monitor() {
    return monitor;
  }

  /** The key of a user. */
  public String key(String user) throws IOException {
    return Files.readAllLines(keyring(user)).stream()
        .map(String::strip)
        .filter(line -> line.startsWith("key = "))
        .map(line -> line.substring("key = ".length()))
        .findFirst()
        .orElseThrow();
  }

  /** How a user connects, with limits that also a loaded machine keeps. */
  public ClusterLogin login(String user) throws IOException {
    return login(user, 15, 30, 60, 120);
  }

  /** How a user connects who soon gives up, for tests in which the cluster does not answer. */
  public ClusterLogin impatientLogin(String user) throws IOException {
    return login(user, 5, 5, 20, 60);
  }

  private ClusterLogin login(String user, int connect, int request, int call, int removal)
      throws IOException {
    ClusterLimits limits =
        new ClusterLimits(
            Duration.ofSeconds(connect),
            Duration.ofSeconds(request),
            Duration.ofSeconds(call),
            Duration.ofSeconds(removal),
            8);
    return new ClusterLogin("ceph", user, key(user), List.of(monitor), limits);
  }

  @Override
  public synchronized void close() {
    List<Process> running = new ArrayList<>(daemons);
    if (osd != null) {
      running.add(osd);
    }
    daemons.clear();
    osd = null;
    // It keeps nothing: no reason to end gently.
    running.forEach(Process::destroyForcibly);
    for (Process daemon : running) {
      daemon.onExit().join();
    }
    Leftover.delete(folder);
  }
}
