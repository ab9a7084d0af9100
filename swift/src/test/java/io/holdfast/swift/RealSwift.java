package io.holdfast.swift;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Debian's Swift on free ports of loopback, with its data in a folder: a proxy with the middlewares
 * of bulk requests and of S3, one server each for accounts, containers and objects, and a
 * memcached. Needs the packages swift-proxy, swift-account, swift-container, swift-object and
 * memcached; up after some seconds. Threads: one at a time.
 */
public final class RealSwift implements AutoCloseable {

  /** Account and user of TempAuth who may do everything in the account. */
  public static final String USER = "test:tester";

  public static final String KEY = "testing";

  /** A user of the same account who may not make containers, nor anything else. */
  public static final String POOR_USER = "test:poor";

  private static final Duration START = Duration.ofSeconds(60);
  private static final int STOP_SECONDS = 10;
  private static final List<String> STORAGE = List.of("account", "container", "object");

  private final Path folder;
  private final SwiftConfiguration configuration;
  private final List<Process> daemons = new ArrayList<>();

  private RealSwift(Path folder, SwiftConfiguration configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /**
   * Starts Swift with TempAuth, whose tokens live so long.
   *
   * @param folder empty, on a file system with extended attributes
   */
  public static RealSwift start(Path folder, Duration tokenLife)
      throws IOException, InterruptedException {
    return start(folder, SwiftConfiguration.tempAuth(folder, freePorts(), tokenLife));
  }

  /**
   * Starts Swift with an Identity service.
   *
   * @param keystone address of version 3
   * @param password of the user {@code swift} in the project {@code service}, who validates tokens
   */
  public static RealSwift start(Path folder, String keystone, String password)
      throws IOException, InterruptedException {
    return start(folder, SwiftConfiguration.keystone(folder, freePorts(), keystone, password));
  }

  private static RealSwift start(Path folder, SwiftConfiguration configuration)
      throws IOException, InterruptedException {
    RealSwift swift = new RealSwift(folder, configuration);
    Runtime.getRuntime().addShutdownHook(new Thread(swift::close, "stop-swift"));
    try {
      swift.boot();
      return swift;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      swift.close();
      throw failure;
    }
  }

  private static int[] freePorts() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int count = 0; count <= STORAGE.size() + 1; count++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private void boot() throws IOException, InterruptedException {
    for (String name : List.of("etc", "run", "log", "cache", "devices/d1")) {
      Files.createDirectories(folder.resolve(name));
    }
    configuration.write();
    for (String kind : STORAGE) {
      makeRing(kind);
    }
    daemons.add(
        program(
                "memcached",
                List.of(
                    "memcached",
                    "-l",
                    "127.0.0.1",
                    "-p",
                    "" + configuration.memcached(),
                    "-U",
                    "0",
                    "-u",
                    System.getProperty("user.name"),
                    "-m",
                    "32"))
            .start());
    for (String kind : STORAGE) {
      startServer(kind);
    }
    startServer("proxy");
    awaitHealthy();
  }

  private void makeRing(String kind) throws IOException, InterruptedException {
    String builder = folder.resolve("etc/" + kind + ".builder").toString();
    ring(builder, "create", "4", "1", "1");
    ring(
        builder,
        "add",
        "--region",
        "1",
        "--zone",
        "1",
        "--ip",
        "127.0.0.1",
        "--port",
        "" + configuration.port(kind),
        "--device",
        "d1",
        "--weight",
        "1");
    ring(builder, "rebalance");
  }

  private void ring(String builder, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("swift-ring-builder", builder));
    Collections.addAll(command, words);
    Process program = program("rings", command).start();
    if (!program.waitFor(START.toSeconds(), TimeUnit.SECONDS) || program.exitValue() != 0) {
      program.destroyForcibly();
      throw new IllegalStateException(command + ": " + log("rings"));
    }
  }

  private void startServer(String kind) throws IOException {
    daemons.add(
        program(
                kind,
                List.of(
                    "/usr/bin/python3",
                    folder.resolve("run/start.py").toString(),
                    folder.resolve("etc/swift.conf").toString(),
                    "swift-" + kind + "-server",
                    folder.resolve("etc/" + kind + "-server.conf").toString(),
                    "-v"))
            .start());
  }

  private ProcessBuilder program(String name, List<String> command) {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log/" + name).toFile()));
  }

  private String log(String name) throws IOException {
    String log = Files.readString(folder.resolve("log/" + name));
    return log.substring(Math.max(0, log.length() - 2000));
  }

  /** The proxy may answer before those behind it do, and then says 503 to all else. */
  private void awaitHealthy() throws IOException, InterruptedException {
    for (String kind : STORAGE) {
      await(kind, () -> answer(URI.create("http://127.0.0.1:" + configuration.port(kind))) > 0);
    }
    await("proxy", () -> answer(address().resolve("/healthcheck")) == 200);
  }

  private void await(String kind, BooleanSupplier started)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!started.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Swift did not start: " + log(kind));
      }
      Thread.sleep(100);
    }
  }

  /** The status of the answer, or -1 if there is none. */
  private static int answer(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(2000);
      return connection.getResponseCode();
    } catch (IOException notYet) {
      return -1;
    }
  }

  /** Makes the server forget all tokens it gave; each is refused from now on. */
  void forgetTokens() throws IOException {
    try (Socket memcached =
        new Socket(InetAddress.getLoopbackAddress(), configuration.memcached())) {
      memcached.getOutputStream().write("flush_all\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = memcached.getInputStream().readNBytes(2);
      if (!new String(answer, StandardCharsets.US_ASCII).equals("OK")) {
        throw new IOException("memcached did not forget");
      }
    }
  }

  /** Where the proxy listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + configuration.port("proxy"));
  }

  /** Where tokens of TempAuth are given. */
  public URI login() {
    return address().resolve("/auth/v1.0");
  }

  @Override
  public synchronized void close() {
    for (Process daemon : daemons) {
      daemon.descendants().forEach(ProcessHandle::destroy);
      daemon.destroy();
    }
    try {
      for (Process daemon : daemons) {
        if (!daemon.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
          daemon.descendants().forEach(ProcessHandle::destroyForcibly);
          daemon.destroyForcibly();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    daemons.clear();
  }
}
