package io.holdfast.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A whole Holdfast: database and server, on one data folder that nobody else may use meanwhile. */
public final class Holdfast {

  private final Settings settings;
  private final FileChannel lock;
  private final EmbeddedPostgres database;
  private final WildFlyServer server;

  private Holdfast(
      Settings settings, FileChannel lock, EmbeddedPostgres database, WildFlyServer server) {
    this.settings = settings;
    this.lock = lock;
    this.database = database;
    this.server = server;
  }

  /**
   * Starts the database, unless the operator brings one, and prepares the server.
   *
   * @param home the unpacked and configured WildFly
   */
  public static Holdfast prepare(Path home, Settings settings)
      throws IOException, InterruptedException {
    Files.createDirectories(
        settings.data(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectories(settings.logs());
    Files.createDirectories(settings.volumes());
    Files.createDirectories(settings.backups());
    FileChannel lock = lock(settings.data());
    WildFlyServer.clear(settings);
    EmbeddedPostgres database = settings.ownDatabase() ? null : EmbeddedPostgres.start(settings);
    return new Holdfast(
        settings, lock, database, new WildFlyServer(home, settings, additions(settings, database)));
  }

  /** The server, started by whoever needs it. */
  public WildFlyServer server() {
    return server;
  }

  /** The embedded database; empty if the operator brings one. */
  public Optional<EmbeddedPostgres> database() {
    return Optional.ofNullable(database);
  }

  /** What it was started with. */
  public Settings settings() {
    return settings;
  }

  /** Stops the server, then the database, whatever fails. */
  public void stop() throws IOException, InterruptedException {
    try {
      if (server.alive()) {
        server.stop();
      }
    } finally {
      stopDatabase();
    }
  }

  private void stopDatabase() throws IOException, InterruptedException {
    try {
      if (database != null) {
        database.stop();
      }
    } finally {
      lock.close();
    }
  }

  private static FileChannel lock(Path data) throws IOException {
    FileChannel channel =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          "Another Holdfast is running on the data folder "
              + data
              + "; end it, or set HOLDFAST_DATA to another folder.");
    }
    return channel;
  }

  private static Map<String, String> additions(Settings settings, EmbeddedPostgres database) {
    Map<String, String> additions = new HashMap<>();
    additions.put("HOLDFAST_VOLUMES_PATH", settings.volumes().toString());
    // With targets of the operator's own there may be none of this name.
    if (!settings.environment().containsKey("HOLDFAST_TARGETS")) {
      additions.put("HOLDFAST_TARGET_POSIX_PATH", settings.backups().toString());
    }
    if (database != null) {
      additions.put("HOLDFAST_DATABASE_URL", database.url());
      additions.put("HOLDFAST_DATABASE_USER", EmbeddedPostgres.USER);
      additions.put("HOLDFAST_DATABASE_PASSWORD", database.password());
    }
    return additions;
  }
}
