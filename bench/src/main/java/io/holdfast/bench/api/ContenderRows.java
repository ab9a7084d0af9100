package io.holdfast.bench.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The rows that the calls work on, put in by SQL: the same in each server's database. */
final class ContenderRows {

  /** More than any server can back up in one run. */
  private static final int VOLUMES = 60_000;

  private static final int LAST_CALLS_SECONDS = 60;
  private static final String BUSY =
      """
      select exists (select from pg_prepared_xacts where database = current_database())
        or exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and xact_start is not null)
      """;

  private final Contender contender;

  ContenderRows(Contender contender) {
    this.contender = contender;
  }

  /** Backups of every project, half of them in error, each with a pair of metadata. */
  void insert() throws SQLException {
    for (Project project : Project.values()) {
      execute(backups(project));
      execute(metadata(project));
    }
    execute(volumes());
    execute("vacuum analyze");
  }

  private String backups(Project project) {
    return """
        insert into backups (created_at, updated_at, deleted, id, volume_id, user_id, project_id, display_name,
          display_description, container, status, service, size, object_count, num_dependent_backups, data_timestamp,
          availability_zone%s)
        select timestamp '2026-01-01' + n * interval '1 s', timestamp '2026-01-01' + n * interval '2 s', false,
          gen_random_uuid()::text, gen_random_uuid()::text, 'bench', '%s', 'name-' || n %% 1000, 'description',
          'container', case when n %% 2 = 0 then 'available' else 'error' end, 'service', 1, 33, 0,
          timestamp '2026-01-01' + n * interval '1 s', 'nova'%s
        from generate_series(1, %d) as n
        """
        .formatted(
            contender.backupAdditions().columns(),
            project.id(),
            contender.backupAdditions().values(),
            project.backups());
  }

  private static String metadata(Project project) {
    return """
        insert into backup_metadata (backup_id, key, value) select id, 'key', 'value' from backups where project_id = '%s'
        """
        .formatted(project.id());
  }

  private String volumes() {
    return """
        insert into volumes (created_at, updated_at, deleted, id, user_id, project_id, size, availability_zone, status,
          attach_status, display_name, bootable, multiattach, use_quota%s)
        select now() at time zone 'utc', now() at time zone 'utc', false, gen_random_uuid()::text, 'bench', '%s', 1, 'nova',
          'available', 'detached', 'volume', false, false, true%s
        from generate_series(1, %d)
        """
        .formatted(
            contender.volumeAdditions().columns(),
            Project.CREATED.id(),
            contender.volumeAdditions().values(),
            VOLUMES);
  }

  /** The id of some backup. */
  String backup(Project project) throws SQLException {
    return ids("backups", project).get(0);
  }

  /** Writes the ids of the volumes that can be backed up, a line each. */
  void writeVolumes(Path file) throws SQLException, IOException {
    Files.write(file, ids("volumes", Project.CREATED));
  }

  private List<String> ids(String table, Project project) throws SQLException {
    try (Connection connection = contender.openDatabase();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select id from " + table + " where project_id = '" + project.id() + "'")) {
      List<String> ids = new ArrayList<>();
      while (result.next()) {
        ids.add(result.getString(1));
      }
      return ids;
    }
  }

  /** Makes the volumes free again and forgets the backups of them. */
  void forgetCreated() throws SQLException, InterruptedException {
    awaitLastCalls();
    String created = "where project_id = '" + Project.CREATED.id() + "'";
    contender.forgetJobs();
    execute("update quota_usages set in_use = 0, reserved = 0 " + created);
    execute("delete from backups " + created);
    execute("update volumes set status = 'available', previous_status = null " + created);
    execute("vacuum analyze");
  }

  /** A server goes on with the calls that were not answered when the load ended. */
  private void awaitLastCalls() throws SQLException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_CALLS_SECONDS);
    while (busy()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(contender.name() + " has not ended its transactions");
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private boolean busy() throws SQLException {
    try (Connection connection = contender.openDatabase();
        Statement statement = connection.createStatement();
        ResultSet busy = statement.executeQuery(BUSY)) {
      busy.next();
      return busy.getBoolean(1);
    }
  }

  private void execute(String statementText) throws SQLException {
    try (Connection connection = contender.openDatabase();
        Statement statement = connection.createStatement()) {
      statement.execute(statementText);
    }
  }
}
