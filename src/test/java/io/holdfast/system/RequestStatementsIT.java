package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a request asks the database: each statement is a journey there and back. */
class RequestStatementsIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab26");

  @Test
  void aBackupIsAcceptedByFewStatements() {
    new Rows(server).quota(api.project(), 100);
    String volume = api.volume(1);
    String name = "n-" + UUID.randomUUID();
    List<String> statements = new ArrayList<>();
    try (StatementLog log = new StatementLog(server)) {
      statements.addAll(log.of(name, () -> api.storedBackup(backupOf(volume).add("name", name))));
    }
    assertThat(statements)
        .as(String.join(System.lineSeparator(), statements))
        .anyMatch(statement -> statement.startsWith("INSERT INTO backups"))
        .hasSizeLessThanOrEqualTo(9);
  }
}
