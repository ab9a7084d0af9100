package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server as a child process, its data in a folder that outlives it. For trying and
 * testing: its one user owns everything.
 */
public final class EmbeddedPostgres {

  /** The server's only user, and the name of the database. */
  public static final String USER = "holdfast";

  private static final String VERSION = "17.6.0";
  private static final long LOG_LIMIT = 1 << 20;
  private static final Duration START = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private final String password;
  private final CappedLog log;
  private final Unprivileged unprivileged;
  private Child server;

  private EmbeddedPostgres(Settings settings) throws IOException, InterruptedException {
    this.folder = settings.data();
    this.port = settings.databasePort();
    this.password = Secrets.keep(folder.resolve("database-password"));
    this.log = new CappedLog(settings.logs().resolve("postgresql.log"), LOG_LIMIT);
    this.unprivileged = Unprivileged.choose();
  }

  /**
   * Starts the server, on its first start with an empty database; ends one that a killed run left.
   */
  public static EmbeddedPostgres start(Settings settings) throws IOException, InterruptedException {
    EmbeddedPostgres postgres = new EmbeddedPostgres(settings);
    Path binaries =
        PostgresBinaries.unpackTo(settings.data().resolve("postgresql-" + VERSION)).resolve("bin");
    Child.stopLeftover(postgres.pidFile(), postgres.cluster().toString(), "INT");
    Ports.requireFree(
        postgres.port,
        "PostgreSQL",
        "End the program that listens there, or set HOLDFAST_DATABASE_PORT.");
    if (!Files.exists(postgres.cluster().resolve("PG_VERSION"))) {
      postgres.initialize(binaries);
    }
    postgres.run(binaries);
    try {
      postgres.awaitDatabase();
    } catch (SQLException | RuntimeException failure) {
      postgres.stop();
      throw new IllegalStateException(
          "PostgreSQL did not start; its log is " + postgres.log.file() + ".", failure);
    }
    return postgres;
  }

  /** Address of the database. */
  public String url() {
    return url(USER);
  }

  /** Password of {@link #USER}. */
  public String password() {
    return password;
  }

  /** The server's process id. */
  public long pid() {
    return server.pid();
  }

  /** Ends the server without waiting for its clients. */
  public void stop() throws IOException, InterruptedException {
    server.stop("INT");
  }

  private Path cluster() {
    return folder.resolve("database");
  }

  private Path pidFile() {
    return folder.resolve("postgresql.pid");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private void initialize(Path binaries) throws IOException, InterruptedException {
    Files.createDirectories(cluster());
    Files.createDirectories(log.file().getParent());
    unprivileged.give(cluster());
    List<String> command =
        List.of(
            binaries.resolve("initdb").toString(),
            "--pgdata=" + cluster(),
            "--username=" + USER,
            "--auth=scram-sha-256",
            "--pwfile=" + folder.resolve("database-password"),
            "--encoding=UTF8",
            "--locale=C",
            "--no-instructions");
    Process initdb =
        new ProcessBuilder(unprivileged.command(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
            .start();
    if (!initdb.waitFor(START.toSeconds(), TimeUnit.SECONDS) || initdb.exitValue() != 0) {
      initdb.destroyForcibly();
      throw new IllegalStateException(
          "PostgreSQL's initdb failed in " + cluster() + "; its words are in " + log.file() + ".");
    }
  }

  private void run(Path binaries) throws IOException {
    unprivileged.give(cluster());
    List<String> command = new ArrayList<>();
    command.add(binaries.resolve("postgres").toString());
    command.addAll(List.of("-D", cluster().toString(), "-p", Integer.toString(port)));
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=200",
            "max_prepared_transactions=200",
            "shared_buffers=64MB",
            "max_wal_size=256MB",
            "min_wal_size=64MB",
            "log_min_messages=warning")) {
      command.addAll(List.of("-c", setting));
    }
    server = Child.start(unprivileged.command(command), environment(), log, pidFile());
  }

  /** Nothing of ours: neither secrets nor a language that changes the order of names. */
  private static Map<String, String> environment() {
    return Map.of("TZ", "UTC", "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
  }

  private void awaitDatabase() throws SQLException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password)) {
        create(connection);
        return;
      } catch (SQLException notYet) {
        if (!server.alive() || System.nanoTime() > end) {
          throw notYet;
        }
        Thread.sleep(100);
      }
    }
  }

  private static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + USER + "'")) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + USER);
      }
    }
  }
}
