package io.holdfast.system;

import static java.util.Map.entry;

import io.holdfast.keystone.RealKeystone;
import io.holdfast.launcher.EmbeddedPostgres;
import io.holdfast.launcher.Holdfast;
import io.holdfast.launcher.Ports;
import io.holdfast.launcher.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The database and the server that all system tests of one JVM share, on an empty data folder and
 * on ports of their own. Threads: one at a time, except {@link #openDatabase} and the addresses.
 */
public final class RunningHoldfast {

  /** A user of the broker who may act in one project. */
  public static final String PRODUCER = "legacy";

  /** That project. */
  public static final String GRANTED_PROJECT = "ab61";

  private static final int MESSAGING = 5671;

  private static RunningHoldfast shared;

  private final Path wildfly;
  private final Path folder;
  private final Settings settings;
  private final Holdfast holdfast;
  private final Repository repository;

  private RunningHoldfast(Path wildfly, Path folder, Map<String, String> additions)
      throws IOException, InterruptedException {
    this.wildfly = wildfly;
    this.folder = folder;
    Leftovers.clear(folder);
    this.settings =
        Settings.from(System.getenv())
            .with(
                Map.ofEntries(
                    entry("HOLDFAST_DATA", folder.resolve("data").toString()),
                    entry("HOLDFAST_CEPH_KEYRINGS", keyrings(folder).toString()),
                    entry("HOLDFAST_CEPH_REQUEST_TIME", "10s"),
                    entry("HOLDFAST_TARGETS", "posix,second"),
                    entry("HOLDFAST_TARGET_POSIX_PATH", folder.resolve("data/backups").toString()),
                    entry("HOLDFAST_TARGET_SECOND_PATH", folder.resolve("data/second").toString()),
                    entry("HOLDFAST_KEYSTONE_PASSWORD", RealKeystone.PASSWORD),
                    entry("HOLDFAST_PORT_OFFSET", Integer.toString(Ports.freeOffset())),
                    entry("HOLDFAST_DATABASE_PORT", Integer.toString(Ports.freePort())),
                    entry("HOLDFAST_DISABLE_FILE", disableFile(folder).toString()),
                    entry("HOLDFAST_PRODUCERS", PRODUCER + "=" + GRANTED_PROJECT),
                    entry("HOLDFAST_MESSAGES_REAP_INTERVAL", "1s")))
            .with(additions);
    this.holdfast = Holdfast.prepare(wildfly, settings);
    this.repository = new Repository(settings.volumes(), settings.backups());
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-holdfast"));
  }

  /** The one of this JVM; started at the first call, stopped when the JVM ends. */
  public static synchronized RunningHoldfast shared() {
    if (shared == null) {
      try {
        RunningHoldfast first =
            new RunningHoldfast(
                Path.of(System.getProperty("wildfly.home")),
                Path.of(System.getProperty("it.folder")),
                Map.of());
        first.start();
        shared = first;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException interrupted) {
        throw interrupted(interrupted);
      }
    }
    return shared;
  }

  /**
   * One more, which no other test sees; stopped when the JVM ends.
   *
   * @param folder a new one, for all that it keeps
   * @param settings of its environment
   */
  public static RunningHoldfast another(Path folder, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path wildfly = Path.of(System.getProperty("wildfly.home"));
    RunningHoldfast another = new RunningHoldfast(wildfly, folder, settings);
    another.start();
    return another;
  }

  private static Path disableFile(Path folder) {
    return folder.resolve("disabled");
  }

  /** While this file is there, the server says that it is out of service. */
  Path disableFile() {
    return disableFile(folder);
  }

  private static Path keyrings(Path folder) {
    return folder.resolve("keyrings");
  }

  /** The folder in which the server finds the keys of users of Ceph. */
  public Path keyrings() {
    return keyrings(folder);
  }

  /** Address of the API, without the version. */
  public String apiUrl() {
    return settings.api();
  }

  /** Port of the broker for clients from outside. */
  public int messagingPort() {
    return MESSAGING + settings.portOffset();
  }

  /** The built server. */
  public Path wildfly() {
    return wildfly;
  }

  /** The folder of the server's configuration. */
  public Path configuration() {
    return settings.server().resolve("configuration");
  }

  /** Port of management and health. */
  public int managementPort() {
    return settings.managementPort();
  }

  /** A connection beside the server's pool; the caller closes it. */
  public Connection openDatabase() throws SQLException {
    EmbeddedPostgres database = holdfast.database().orElseThrow();
    return DriverManager.getConnection(database.url(), EmbeddedPostgres.USER, database.password());
  }

  /** The file of a volume. */
  public Path volumeFile(String volumeId) {
    return repository.volume(volumeId);
  }

  /** Files that belong to snapshots of the volume, temporary or deleted ones as well. */
  public List<Path> snapshotFiles(String volumeId) {
    try (Connection connection = openDatabase()) {
      return repository.snapshotFiles(connection, volumeId);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** All files of the repository that belong to a backup. */
  public List<Path> repositoryFilesOf(String backupId) {
    return repository.filesOf(backupId);
  }

  /** The folder of the first target. */
  Path repository() {
    return settings.backups();
  }

  /** All files of the second target that belong to a backup. */
  public List<Path> secondTargetFilesOf(String backupId) {
    return new Repository(settings.volumes(), folder.resolve("data/second")).filesOf(backupId);
  }

  /** Names and lengths of all files of volumes, snapshots and backups. */
  public List<String> storedFiles() {
    return Stream.concat(files(settings.volumes()), files(settings.backups())).sorted().toList();
  }

  private static Stream<String> files(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree
          .filter(Files::isRegularFile)
          .map(file -> file + " " + file.toFile().length())
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Turns one byte in the middle of a stored object round. */
  public void flipByteIn(String backupId, String nameSuffix) {
    repository.flipByteIn(backupId, nameSuffix);
  }

  /** A copy of a volume as it is now, as sparse as the volume. */
  public Path copyOf(Path file) {
    return repository.copy(file, folder.resolve("copies"));
  }

  /** Ends the server as a power cut does; the database lives on. */
  public void kill() {
    try {
      holdfast.server().kill9();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  /** The server's log. */
  Path log() {
    return holdfast.server().log();
  }

  /** The line of the server's log with both words; waits a while for it. */
  public String logOf(String messageId, String word) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> lastLine(messageId, word), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<String> lastLine(String messageId, String word) throws IOException {
    try (Stream<String> lines = Files.lines(log())) {
      return lines
          .filter(line -> line.contains(messageId) && line.contains(word))
          .reduce((former, last) -> last);
    }
  }

  /** What the database server says. */
  Path databaseLog() {
    return settings.logs().resolve("postgresql.log");
  }

  /** Shows the end of the server's log. */
  void printLog() {
    LogTail.print(holdfast.server().log());
  }

  /** Starts the server and returns when it is ready. */
  public void start() {
    try {
      holdfast.server().start();
    } catch (IllegalStateException failure) {
      LogTail.print(holdfast.server().log());
      throw failure;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  /** Ends the server in good order; the database lives on. */
  public void stop() {
    try {
      holdfast.server().stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  /** The most memory that the server's process has had resident since its start, in MiB. */
  public long peakMemoryMib() {
    return ProcessMemory.peakMib(holdfast.server().pid());
  }

  /** The server's process. */
  long pid() {
    return holdfast.server().pid();
  }

  /** The folder with all that the server and its database keep, logs and settings included. */
  Path folder() {
    return folder;
  }

  /**
   * What the health endpoint says.
   *
   * @param kind ready, live or started
   */
  public JsonObject health(String kind) {
    URI address = URI.create("http://127.0.0.1:" + managementPort() + "/health/" + kind);
    try (InputStream body = address.toURL().openStream();
        JsonReader reader = Json.createReader(body)) {
      return reader.readObject();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Changes the application's settings and starts it anew with them.
   *
   * @param operation add or remove
   * @param settings values by key; no values to remove
   */
  public void reconfigure(String operation, Map<String, String> settings) {
    String steps =
        settings.entrySet().stream()
            .map(
                setting ->
                    "{operation=>%s,address=>[system-property=>\"%s\"]%s}"
                        .formatted(
                            operation,
                            setting.getKey(),
                            operation.equals("add")
                                ? ",value=>\"" + setting.getValue() + "\""
                                : ""))
            .collect(Collectors.joining(","));
    management("/:composite(steps=[" + steps + "])");
    management("/deployment=holdfast.ear:redeploy");
  }

  /** Runs a command of the management CLI; gives its answer as JSON. */
  public String management(String cliCommand) {
    return new ManagementCli(wildfly, managementPort()).run(cliCommand);
  }

  private void close() {
    try {
      holdfast.stop();
    } catch (IOException | InterruptedException failure) {
      System.err.println("Holdfast of the system tests did not stop: " + failure);
    }
  }

  private static IllegalStateException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(cause);
  }
}
