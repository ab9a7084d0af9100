package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Api;
import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import io.holdfast.system.VolumeData;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Calls of a client as one administrator; the effects are seen as a plain HTTP client and in rows.
 * Mostly they wait for a client to start, so they are made at once with those of other projects.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ClientCalls.WORKERS, mode = ResourceAccessMode.READ)
abstract class ClientCalls {

  /** The lock of those who take workers out of service, or change everybody's limits. */
  static final String WORKERS = "workers";

  private static final Duration LONG = Duration.ofSeconds(60);

  final RunningHoldfast server = RunningHoldfast.shared();
  final Rows rows = new Rows(server);
  final Account account;
  final Api api;

  ClientCalls(Account account) {
    this.account = account;
    this.api = account.api();
  }

  @BeforeAll
  final void roomInTheQuota() {
    rows.quota(account.project(), 100);
  }

  /** An administrator's client looks for names in all projects, also in that of the next ones. */
  @AfterAll
  final void takeNamesAway() {
    for (String table : List.of("volumes", "snapshots", "backups")) {
      rows.execute(
          "update %s set display_name = null where project_id = '%s'"
              .formatted(table, account.project()));
    }
  }

  final void awaitStatus(String backup, String status) {
    await().atMost(LONG).until(() -> api.showBackup(backup).getString("status").equals(status));
  }

  final void awaitSnapshot(String snapshot, String status) {
    await().atMost(LONG).until(() -> api.snapshotStatus(snapshot).equals(status));
  }

  /** Waits until nothing is found at any of the paths. */
  final void awaitGone(String collection, String... ids) {
    for (String id : ids) {
      await().atMost(LONG).until(() -> api.get(collection + id).code() == 404);
    }
  }

  /** Waits for the end of a restore, and compares its target with the volume as it was. */
  final void restoredTo(String target, String backup, String source) throws IOException {
    api.awaitVolume(target, "available");
    api.awaitBackup(backup, "available");
    assertThat(VolumeData.mismatch(server.volumeFile(source), server.volumeFile(target)))
        .isEqualTo(-1);
  }

  final JsonObject volumeNamed(String name) {
    List<JsonObject> found =
        api.get("/volumes/detail?name=" + name)
            .expect(200)
            .getJsonArray("volumes")
            .getValuesAs(JsonObject.class);
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }
}
