package io.holdfast.bench.api;

import io.holdfast.bench.cinder.Cinder;
import io.holdfast.launcher.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Debian's Cinder: its API alone. */
final class CinderContender implements Contender {

  private final Cinder cinder;

  /**
   * Begins to start it.
   *
   * @param script the file {@code bench/cinder}
   * @param folder for its data
   * @param database where it gets a database of its own
   */
  CinderContender(Path script, Path folder, EmbeddedPostgres database)
      throws IOException, SQLException {
    this.cinder = new Cinder(script, folder, database, Map.of());
  }

  @Override
  public void start() throws IOException {
    cinder.start();
  }

  /** Python compiles a module once, when it is first used. */
  @Override
  public long compiledMillis() {
    return 0;
  }

  @Override
  public String name() {
    return "Cinder";
  }

  @Override
  public String address() {
    return cinder.address();
  }

  @Override
  public long pid() {
    return cinder.pid();
  }

  @Override
  public Connection openDatabase() throws SQLException {
    return cinder.openDatabase();
  }

  @Override
  public Additions volumeAdditions() {
    return new Additions(
        ", host, volume_type_id", ", 'bench@none#none', (select id from volume_types limit 1)");
  }

  @Override
  public Additions backupAdditions() {
    return new Additions(", host", ", 'bench'");
  }

  @Override
  public void forgetJobs() throws SQLException {
    // The messages went to a queue that nobody has made.
    try (Connection connection = openDatabase();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "delete from reservations where project_id = '" + Project.CREATED.id() + "'");
    }
  }

  @Override
  public void close() {
    cinder.close();
  }
}
