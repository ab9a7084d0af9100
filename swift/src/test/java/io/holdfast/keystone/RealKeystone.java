package io.holdfast.keystone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debian's Keystone with a database in a file, on a port of loopback, in a folder that the caller
 * deletes. Needs the package python3-keystone. Threads: one at a time.
 */
public final class RealKeystone implements AutoCloseable {

  /** Of the administrator and of every user. */
  public static final String PASSWORD = "open-sesame";

  private static final Duration START = Duration.ofSeconds(60);

  /**
   * Answers one request after the other, as Debian's script does, but lets more than five wait:
   * whoever finds the queue full would connect after seconds only.
   */
  private static final String LONG_QUEUE =
      """
      import runpy, shutil, socketserver
      socketserver.TCPServer.request_queue_size = 128
      runpy.run_path(shutil.which("keystone-wsgi-public"), run_name="__main__")
      """;

  private final Path folder;
  private final int port;
  private Process process;

  private RealKeystone(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Makes the database, the keys and the administrator, and starts the server. */
  public static RealKeystone start(Path folder) throws IOException, InterruptedException {
    RealKeystone keystone = new RealKeystone(folder, freePort());
    for (String keys : List.of("fernet", "credential")) {
      Files.createDirectories(folder.resolve(keys));
    }
    keystone.configure(Duration.ofHours(1));
    keystone.manage("db_sync");
    keystone.letReadersNotBlockWriters();
    String user = Files.getAttribute(folder, "unix:uid").toString();
    String group = Files.getAttribute(folder, "unix:gid").toString();
    for (String setup : List.of("fernet_setup", "credential_setup")) {
      keystone.manage(setup, "--keystone-user", user, "--keystone-group", group);
    }
    keystone.manage(
        "bootstrap",
        "--bootstrap-password",
        PASSWORD,
        "--bootstrap-region-id",
        "RegionOne",
        "--bootstrap-public-url",
        keystone.url());
    Runtime.getRuntime().addShutdownHook(new Thread(keystone::close, "stop-keystone"));
    keystone.run();
    return keystone;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Address of version 3. */
  public String url() {
    return "http://127.0.0.1:" + port + "/v3";
  }

  /** Starts it again; tokens from now on live so long, older ones as long as they would have. */
  public void restart(Duration tokenLife) throws IOException, InterruptedException {
    close();
    configure(tokenLife);
    run();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Path configuration() {
    return folder.resolve("keystone.conf");
  }

  private void configure(Duration tokenLife) throws IOException {
    Files.writeString(
        configuration(),
        """
        [database]
        connection = sqlite:///%1$s/keystone.db
        [token]
        expiration = %2$d
        [fernet_tokens]
        key_repository = %1$s/fernet
        [credential]
        key_repository = %1$s/credential
        [cache]
        enabled = false
        [identity]
        password_hash_rounds = 4
        """
            .formatted(folder, tokenLife.toSeconds()));
  }

  /**
   * Keystone leaves a reading connection open now and then, which would lock its next write out.
   */
  private void letReadersNotBlockWriters() throws IOException, InterruptedException {
    String statement = "import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute('%s')";
    complete(
        List.of(
            "/usr/bin/python3",
            "-c",
            statement.formatted("pragma journal_mode = wal"),
            folder.resolve("keystone.db").toString()));
  }

  private void manage(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("keystone-manage", "--config-file", configuration().toString()));
    command.addAll(List.of(words));
    complete(command);
  }

  private void complete(List<String> command) throws IOException, InterruptedException {
    Process program = program(command).start();
    if (!program.waitFor(START.toSeconds(), TimeUnit.SECONDS) || program.exitValue() != 0) {
      program.destroyForcibly();
      throw new IllegalStateException(command + ": " + Files.readString(log()));
    }
  }

  private void run() throws IOException, InterruptedException {
    process =
        program(
                List.of(
                    "/usr/bin/python3",
                    "-c",
                    LONG_QUEUE,
                    "--host",
                    "127.0.0.1",
                    "--port",
                    String.valueOf(port)))
            .start();
    long end = System.nanoTime() + START.toNanos();
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("Keystone did not start: " + Files.readString(log()));
      }
      Thread.sleep(100);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private Path log() {
    return folder.resolve("log");
  }

  private ProcessBuilder program(List<String> command) {
    ProcessBuilder program =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    program.environment().put("OS_KEYSTONE_CONFIG_FILES", configuration().toString());
    return program;
  }
}
