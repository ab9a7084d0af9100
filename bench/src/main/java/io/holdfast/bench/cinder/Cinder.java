package io.holdfast.bench.cinder;

import io.holdfast.launcher.EmbeddedPostgres;
import io.holdfast.launcher.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's Cinder, as {@code bench/cinder} starts it. Threads: one at a time. */
public final class Cinder implements AutoCloseable {

  private static final String DATABASE = "cinder";
  private static final int LAST_PORT = 65_535;
  private static final int STOP_SECONDS = 60;

  private final EmbeddedPostgres database;
  private final int port;
  private final Process script;
  private long pid;

  /**
   * Begins to start it.
   *
   * @param script the file {@code bench/cinder}
   * @param folder for its data
   * @param database where it gets a database of its own
   * @param environment what the script is told beside that
   */
  public Cinder(
      Path script, Path folder, EmbeddedPostgres database, Map<String, String> environment)
      throws IOException, SQLException {
    this.database = database;
    this.port = Ports.freePort();
    try (Connection connection = open(EmbeddedPostgres.USER);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
    ProcessBuilder builder =
        new ProcessBuilder(script.toString(), folder.toString(), "" + port, "" + brokerPorts())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CINDER_DATABASE", address(database));
    builder.environment().putAll(environment);
    this.script = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-cinder"));
  }

  private static String address(EmbeddedPostgres database) {
    String place = database.url().substring("jdbc:postgresql://".length());
    return "postgresql+psycopg2://"
        + EmbeddedPostgres.USER
        + ":"
        + database.password()
        + "@"
        + place.substring(0, place.indexOf('/'))
        + "/"
        + DATABASE;
  }

  /** The first of three free ports in a row. */
  private static int brokerPorts() throws IOException {
    while (true) {
      int first = Ports.freePort();
      if (first < LAST_PORT - 1 && free(first + 1) && free(first + 2)) {
        return first;
      }
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** Returns when it answers. */
  public void start() throws IOException {
    BufferedReader words =
        new BufferedReader(new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8));
    for (String line = words.readLine(); line != null; line = words.readLine()) {
      if (line.startsWith("ready ")) {
        pid = Long.parseLong(line.substring("ready ".length()));
        return;
      }
    }
    throw new IOException("bench/cinder ended without being ready");
  }

  /** The API's address with the version, to which a project is added. */
  public String address() {
    return "http://127.0.0.1:" + port + "/v3";
  }

  /** The parent of all processes of the API. */
  public long pid() {
    return pid;
  }

  /** A connection to its database; the caller closes it. */
  public Connection openDatabase() throws SQLException {
    return open(DATABASE);
  }

  private Connection open(String name) throws SQLException {
    String url = database.url();
    String place = url.substring(0, url.lastIndexOf('/') + 1);
    return DriverManager.getConnection(place + name, EmbeddedPostgres.USER, database.password());
  }

  @Override
  public void close() {
    try {
      script.getOutputStream().close();
      if (!script.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        script.destroyForcibly();
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
