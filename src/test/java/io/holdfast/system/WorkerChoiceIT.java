package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs are given to workers that can do them, and refused if there is none. */
class WorkerChoiceIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab10");
  private final Rows rows = new Rows(server);

  @BeforeEach
  void roomInTheQuota() {
    rows.quota(api.project(), 100);
  }

  @AfterEach
  void theWorkerIsBack() {
    rows.disableWorkers(false);
  }

  @Test
  void aBackupInAnotherZoneIsRefusedAndNothingChanges() {
    String volume = api.volume(1);
    String before = rows.state();

    Answer answer = api.backup(backupOf(volume).add("availability_zone", "elsewhere"));

    answer.expectFault(503, "serviceUnavailable");
    assertThat(rows.state()).isEqualTo(before);
  }

  @Test
  void withoutAWorkerNothingIsAcceptedAndNothingChanges() {
    String volume = api.volume(1);
    String backup = api.storedBackup(backupOf(volume));
    rows.disableWorkers(true);
    String before = rows.state();

    api.backup(backupOf(volume)).expectFault(503, "serviceUnavailable");
    api.delete("/backups/" + backup).expectFault(404, "itemNotFound");
    api.post(
            "/backups/" + backup + "/restore",
            Api.object("restore", Json.createObjectBuilder().add("volume_id", volume)))
        .expectFault(404, "itemNotFound");

    assertThat(rows.state()).isEqualTo(before);
    rows.disableWorkers(false);
    api.deleteBackup(backup);
  }
}
