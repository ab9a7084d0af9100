package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code promises, the database holds: rows that break it cannot be written. */
class ConstraintsIT {

  private final RunningHoldfast server = RunningHoldfast.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into quota_usages values ('cc01', 'backups', -1, 0)",
        "insert into quota_usages values ('cc01', 'backups', 0, -1)",
        "insert into quota_usages values ('cc01', 'parsecs', 0, 0)",
        "insert into volumes (id, user_id, project_id, availability_zone, size, status,"
            + " attach_status, bootable, multiattach, use_quota, created_at, deleted) values ('x',"
            + " 'u', 'p', 'nova', 1, 'sleepy', 'detached', false, false, true, now(), false)",
        "insert into volumes (id, user_id, project_id, availability_zone, size, status,"
            + " attach_status, bootable, multiattach, use_quota, created_at, deleted) values ('x',"
            + " 'u', 'p', 'nova', 0, 'available', 'detached', false, false, true, now(), false)",
        "insert into backups (id, user_id, project_id, volume_id, size, object_count, status,"
            + " num_dependent_backups, data_timestamp, created_at, deleted)"
            + " values ('x', 'u', 'p', 'v', 1, 0, 'available', -1, now(), now(), false)",
        "insert into backups (id, user_id, project_id, volume_id, size, object_count, status,"
            + " num_dependent_backups, data_timestamp, created_at, deleted)"
            + " values ('x', 'u', 'p', 'v', 1, 0, 'deleted', 0, now(), now(), false)",
        "insert into volume_metadata values ('no-such-volume', 'k', 'v')",
        "insert into jobs (id, action, state, worker, attempt, progress, user_id, project_id,"
            + " request_id, created_at, updated_at) values ('x', 'backup.create', 'running', 'w',"
            + " 1, 0, 'u', 'p', 'r', now(), now())",
      })
  void aRowThatBreaksAPromiseIsRefused(String insert) {
    assertThatThrownBy(() -> execute(insert))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("constraint");
  }

  private void execute(String text) throws SQLException {
    try (Connection connection = server.openDatabase();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(text);
      connection.rollback();
    }
  }
}
