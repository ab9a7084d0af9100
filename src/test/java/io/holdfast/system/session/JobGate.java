package io.holdfast.system.session;

import io.holdfast.system.RunningHoldfast;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Holds all jobs back before they begin, so that what is there only while a job waits or runs can
 * be looked at. It is in the database, where every worker must pass to claim a job.
 */
final class JobGate implements AutoCloseable {

  private static final int LOCK = 20_261_122;

  private final Connection connection;
  private boolean shut;

  JobGate(RunningHoldfast server) throws SQLException {
    connection = server.openDatabase();
    execute(
        """
        create or replace function pass_gate() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock_shared(%d);
          return new;
        end $$;
        create or replace trigger gate before update on jobs for each row
        when (old.state = 'queued' and new.state = 'running') execute function pass_gate()
        """
            .formatted(LOCK));
  }

  void shut() {
    execute("select pg_advisory_lock(%d)".formatted(LOCK));
    shut = true;
  }

  void open() {
    execute("select pg_advisory_unlock(%d)".formatted(LOCK));
    shut = false;
  }

  boolean isShut() {
    return shut;
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  @Override
  public void close() throws SQLException {
    if (shut) {
      open();
    }
    execute("drop trigger gate on jobs; drop function pass_gate()");
    connection.close();
  }
}
