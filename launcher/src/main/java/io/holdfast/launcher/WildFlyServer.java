package io.holdfast.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** The configured WildFly as a child process, with its base folder among the data. */
public final class WildFlyServer {

  private static final long LOG_LIMIT = 1 << 20;
  private static final Duration START = Duration.ofSeconds(240);

  /**
   * In a heap of this size the default collector marks at every fourth collection, which takes a
   * core for a second or two and then stops calls for 50 ms; this one stops them for 5 ms.
   */
  private static final String PAUSES_ONLY = "-XX:+UseParallelGC";

  private final Path home;
  private final Settings settings;
  private final Map<String, String> additions;
  private final ServerFolder folder;
  private final CappedLog console;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private Child server;

  /**
   * A server that is not started yet.
   *
   * @param home the unpacked and configured WildFly
   * @param additions variables that the server gets besides the environment, unless they are in it
   */
  public WildFlyServer(Path home, Settings settings, Map<String, String> additions) {
    this.home = home;
    this.settings = settings;
    this.additions = Map.copyOf(additions);
    this.folder = new ServerFolder(home, settings.server());
    this.console = new CappedLog(settings.logs().resolve("console.log"), LOG_LIMIT);
  }

  /** Ends a server that a killed run has left, and checks that the ports are free. */
  static void clear(Settings settings) throws IOException, InterruptedException {
    Child.stopLeftover(pidFile(settings), settings.server().toString(), "TERM");
    Ports.requireServerFree(settings.portOffset());
  }

  /** Starts the server and returns when it is ready to serve. */
  public void start() throws IOException, InterruptedException {
    start(() -> {});
  }

  /**
   * The same, for somebody who watches.
   *
   * @param still called a few times a second until the server is ready
   */
  void start(Runnable still) throws IOException, InterruptedException {
    folder.refresh();
    folder.letAdminIn(consolePassword());
    server = Child.start(command(), environment(), console, pidFile(settings));
    try {
      awaitReady(still);
    } catch (IllegalStateException failure) {
      stop();
      throw failure;
    }
  }

  /** Ends the server in good order. */
  public void stop() throws IOException, InterruptedException {
    server.stop("TERM");
  }

  /** Ends the server as a power cut does. */
  public void kill9() throws IOException, InterruptedException {
    server.kill();
  }

  /** True while the process lives. */
  public boolean alive() {
    return server != null && server.alive();
  }

  /** The process id. */
  public long pid() {
    return server.pid();
  }

  /** The log that has everything the server says. */
  public Path log() {
    return settings.server().resolve("log/server.log");
  }

  /** True if the server's readiness checks are up. */
  public boolean ready() throws InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + settings.managementPort() + "/health/ready");
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(10)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void awaitReady(Runnable still) throws InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    // The server warns in its log of every question about its health before it has started.
    while (!folder.deployed() || !ready()) {
      if (!server.alive()) {
        throw notStarted("ended");
      }
      if (folder.deploymentFailed()) {
        throw notStarted("could not deploy holdfast.ear");
      }
      if (System.nanoTime() > end) {
        throw notStarted("was not ready after " + START.toSeconds() + " s");
      }
      still.run();
      Thread.sleep(250);
    }
  }

  private IllegalStateException notStarted(String what) {
    return new IllegalStateException(
        "WildFly " + what + "; its logs are " + log() + " and " + console.file() + ".");
  }

  private String consolePassword() throws IOException {
    String own = settings.environment().getOrDefault("HOLDFAST_CONSOLE_PASSWORD", "");
    return own.isEmpty() ? Secrets.keep(settings.data().resolve("console-password")) : own;
  }

  private List<String> command() throws InterruptedException {
    List<String> command = new ArrayList<>(BatchScheduling.prefix());
    command.addAll(java());
    return command;
  }

  private List<String> java() {
    return StandaloneCommandBuilder.of(home)
        .setBaseDirectory(settings.server())
        .setServerConfiguration(
            settings.ownBroker() ? "holdfast-external-broker.xml" : "holdfast.xml")
        .setJavaOptions(
            List.of(
                "-Xms" + settings.heap(),
                "-Xmx" + settings.heap(),
                PAUSES_ONLY,
                "-XX:MaxDirectMemorySize=" + settings.directMemory(),
                "-XX:MaxMetaspaceSize=384m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + settings.logs().resolve("jvm-error.log"),
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.awt.headless=true"))
        .addServerArgument("-Djboss.socket.binding.port-offset=" + settings.portOffset())
        .build();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(additions);
    environment.putAll(settings.environment());
    return environment;
  }

  private static Path pidFile(Settings settings) {
    return settings.data().resolve("server.pid");
  }
}
