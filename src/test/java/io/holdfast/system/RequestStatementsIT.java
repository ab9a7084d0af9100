package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request asks the database: each statement is a journey there and back. */
class RequestStatementsIT {

  private static final String CROWD = "ab260001";
  private static final int MANY = 60;

  private static final RunningHoldfast SERVER = RunningHoldfast.shared();
  private static final Rows ROWS = new Rows(SERVER);

  private final Api api = new Api(SERVER.apiUrl(), "ab26");
  private final Api crowd = new Api(SERVER.apiUrl(), CROWD);

  /** Volumes in use, each with a snapshot, metadata of both, and a message. */
  @BeforeAll
  static void fill() {
    ROWS.execute(
        """
        insert into volumes (id, user_id, project_id, host, availability_zone, size, status, attach_status, bootable,
          multiattach, use_quota, created_at, deleted)
        select gen_random_uuid()::text, 'u', '%s', 'h@b#p', 'nova', 1, 'in-use', 'attached', false, false, true,
          now() - n * interval '1 s', false
        from generate_series(1, %d) as n
        """
            .formatted(CROWD, MANY));
    ofEachVolume("insert into volume_metadata select v.id, 'k', v.id from %s");
    ofEachVolume(
        "insert into volume_attachments (id, volume_id, host_name, mountpoint, attach_mode, attached_at)"
            + " select gen_random_uuid()::text, v.id, 'h1', '/dev/vdb', 'rw', now() from %s");
    ofEachVolume(
        "insert into snapshots (id, volume_id, user_id, project_id, volume_size, status, use_quota, created_at, deleted)"
            + " select gen_random_uuid()::text, v.id, 'u', v.project_id, 1, 'available', true, now(), false from %s");
    ofEachVolume(
        "insert into snapshot_metadata select s.id, 'k', s.id from %s join snapshots s on s.volume_id = v.id");
    ofEachVolume(
        "insert into messages select v.id, v.project_id, 'req-1', 'VOLUME_BACKUP', v.id, '013', '020',"
            + " 'VOLUME_VOLUME_BACKUP_013_020', 'ERROR', now(), now() + interval '1 day', false from %s");
  }

  @AfterAll
  static void clear() {
    ROWS.execute("delete from messages where project_id = '" + CROWD + "'");
    ofEachVolume(
        "delete from snapshot_metadata where snapshot_id in"
            + " (select s.id from %s join snapshots s on s.volume_id = v.id)");
    for (String table : List.of("snapshots", "volume_attachments", "volume_metadata")) {
      ofEachVolume("delete from " + table + " where volume_id in (select v.id from %s)");
    }
    ROWS.execute("delete from volumes where project_id = '" + CROWD + "'");
  }

  private static void ofEachVolume(String statement) {
    ROWS.execute(
        statement.formatted("(select * from volumes where project_id = '" + CROWD + "') v"));
  }

  @Test
  void aBackupIsAcceptedByFewStatements() {
    ROWS.quota(api.project(), 100);
    String volume = api.volume(1);
    String name = "n-" + UUID.randomUUID();
    List<String> statements = new ArrayList<>();
    try (StatementLog log = new StatementLog(SERVER)) {
      statements.addAll(log.of(name, () -> api.storedBackup(backupOf(volume).add("name", name))));
    }
    assertThat(statements)
        .as(String.join(System.lineSeparator(), statements))
        .anyMatch(statement -> statement.startsWith("INSERT INTO backups"))
        .hasSizeLessThanOrEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/volumes", "/volumes/detail", "/snapshots", "/snapshots/detail", "/messages"})
  void aLongPageTakesAsManyStatementsAsAShortOne(String list) {
    try (StatementLog log = new StatementLog(SERVER)) {
      List<String> shortPage = log.withReadsOutside(CROWD, () -> page(list, 2));
      List<String> longPage = log.withReadsOutside(CROWD, () -> page(list, MANY));

      assertThat(shortPage).isNotEmpty();
      assertThat(longPage)
          .as(String.join(System.lineSeparator(), longPage))
          .hasSameSizeAs(shortPage);
    }
  }

  private void page(String list, int limit) {
    String rows = list.split("/")[1];
    assertThat(crowd.get(list + "?limit=" + limit).expect(200).getJsonArray(rows)).hasSize(limit);
  }
}
