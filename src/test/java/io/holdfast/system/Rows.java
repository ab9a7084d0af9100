package io.holdfast.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks at the database beside the server: what the API promises must be in the rows. */
public final class Rows {

  private final RunningHoldfast server;

  public Rows(RunningHoldfast server) {
    this.server = server;
  }

  /** Gives a project its own limit for everything. */
  public void quota(String project, int limit) {
    for (String resource : new String[] {"volumes", "snapshots", "backups"}) {
      quota(project, resource, limit);
    }
    quota(project, "gigabytes", -1);
    quota(project, "backup_gigabytes", -1);
  }

  public void quota(String project, String resource, int limit) {
    execute(
        "insert into quotas values ('%s', '%s', %d) on conflict (project_id, resource)"
                .formatted(project, resource, limit)
            + " do update set hard_limit = excluded.hard_limit");
  }

  /** Leaves a message about a failed job, as a job would; nothing happens if it is there. */
  public void message(String id, String project) {
    execute(
        ("insert into messages values ('%s', '%s', 'req-1', 'VOLUME_BACKUP', '%s', '013', '020',"
                + " 'VOLUME_VOLUME_BACKUP_013_020', 'ERROR', now(), now() + interval '1 day', false)"
                + " on conflict (id) do update set deleted = false")
            .formatted(id, project, id));
  }

  /** Takes all workers out of service, or back in. */
  void disableWorkers(boolean disabled) {
    execute("update services set disabled = " + disabled);
  }

  /** Lets a message be kept until now only. */
  void expireMessage(String id) {
    execute("update messages set expires_at = created_at - interval '1 s' where id = '" + id + "'");
  }

  public long count(String fromAndWhere) {
    return number("select count(*) from " + fromAndWhere);
  }

  long number(String query) {
    return Long.parseLong(text(query));
  }

  public String text(String query) {
    try (Connection connection = server.openDatabase();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return String.valueOf(result.getString(1));
    } catch (SQLException failure) {
      throw new IllegalStateException(query, failure);
    }
  }

  /** All rows of a query with one column, a line each. */
  String lines(String query) {
    try (Connection connection = server.openDatabase();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      StringBuilder lines = new StringBuilder();
      while (result.next()) {
        lines.append(result.getString(1)).append('\n');
      }
      return lines.toString();
    } catch (SQLException failure) {
      throw new IllegalStateException(query, failure);
    }
  }

  /** Changes rows beside the server, as no client can. */
  public void execute(String statementText) {
    try (Connection connection = server.openDatabase();
        Statement statement = connection.createStatement()) {
      statement.execute(statementText);
    } catch (SQLException failure) {
      throw new IllegalStateException(statementText, failure);
    }
  }

  /** A digest of everything a refused request must not change. */
  public String state() {
    return text(
        "select md5(string_agg(line, chr(10) order by line)) from ("
            + "select 'v ' || id || status || coalesce(previous_status, '') as line from volumes"
            + " union all select 's ' || id || status from snapshots"
            + " union all select 'b ' || id || status || num_dependent_backups from backups"
            + " union all select 'j ' || id || action from jobs"
            + " union all select 'u ' || project_id || resource || in_use || ' ' || reserved"
            + " from quota_usages where in_use + reserved > 0"
            + ") everything");
  }

  /** Usages must equal the rows, always. */
  public boolean usagesEqualRows(String project) {
    long backups = count("backups where not deleted and project_id = '" + project + "'");
    long size =
        number(
            "select coalesce(sum(size), 0) from backups where not deleted and project_id = '"
                + project
                + "'");
    return used(project, "backups") == backups && used(project, "backup_gigabytes") == size;
  }

  private long used(String project, String resource) {
    return number(
        "select coalesce(sum(in_use + reserved * 1000000), 0) from quota_usages where project_id = '%s' and resource = '%s'"
            .formatted(project, resource));
  }
}
