package io.holdfast.bench.api;

import io.holdfast.launcher.EmbeddedPostgres;
import io.holdfast.launcher.Holdfast;
import io.holdfast.launcher.Ports;
import io.holdfast.launcher.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holdfast as {@code ./run} starts it, but for its queues, from which nobody takes jobs. */
final class HoldfastContender implements Contender {

  private static final String JOBS =
      "/subsystem=messaging-activemq/server=default/jms-queue=holdfast.jobs";

  private static final String COMPILATION = "/core-service=platform-mbean/type=compilation";
  private static final Pattern MILLIS = Pattern.compile("\"result\" => (\\d+)L");

  private final Path wildfly;
  private final Settings settings;
  private final Holdfast holdfast;

  /**
   * Starts the database.
   *
   * @param wildfly the configured server
   * @param folder for its data
   */
  HoldfastContender(Path wildfly, Path folder) throws IOException, InterruptedException {
    this.wildfly = wildfly;
    this.settings =
        Settings.from(System.getenv())
            .with(
                Map.of(
                    "HOLDFAST_DATA", folder.toString(),
                    "HOLDFAST_PORT_OFFSET", Integer.toString(Ports.freeOffset()),
                    "HOLDFAST_DATABASE_PORT", Integer.toString(Ports.freePort()),
                    "HOLDFAST_QUOTA_BACKUPS", "-1",
                    "HOLDFAST_QUOTA_BACKUP_GIGABYTES", "-1"));
    this.holdfast = Holdfast.prepare(wildfly, settings);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-holdfast"));
  }

  @Override
  public void start() throws IOException, InterruptedException {
    holdfast.server().start();
    manage(JOBS + ":pause");
  }

  @Override
  public long compiledMillis() {
    String words = manage(COMPILATION + ":read-attribute(name=total-compilation-time)");
    Matcher millis = MILLIS.matcher(words);
    if (!millis.find()) {
      throw new IllegalStateException(words);
    }
    return Long.parseLong(millis.group(1));
  }

  /** The database server, which the other contender uses as well. */
  EmbeddedPostgres database() {
    return holdfast.database().orElseThrow();
  }

  @Override
  public String name() {
    return "Holdfast";
  }

  @Override
  public String address() {
    return settings.api() + "/v3";
  }

  @Override
  public long pid() {
    return holdfast.server().pid();
  }

  @Override
  public Connection openDatabase() throws SQLException {
    return DriverManager.getConnection(
        database().url(), EmbeddedPostgres.USER, database().password());
  }

  @Override
  public Additions volumeAdditions() {
    return new Additions(", host", ", 'holdfast-1@files#files'");
  }

  @Override
  public Additions backupAdditions() {
    return new Additions(", host, target", ", 'holdfast-1', 'posix'");
  }

  @Override
  public void forgetJobs() throws SQLException {
    manage(JOBS + ":remove-messages");
    try (Connection connection = openDatabase();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from jobs");
    }
  }

  private String manage(String command) {
    ProcessBuilder cli =
        new ProcessBuilder(
                wildfly.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=127.0.0.1:" + settings.managementPort(),
                "--command=" + command)
            .redirectErrorStream(true);
    try {
      Process process = cli.start();
      process.getOutputStream().close();
      String words =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + words);
      }
      return words;
    } catch (IOException failure) {
      throw new IllegalStateException(command, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    try {
      holdfast.stop();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
