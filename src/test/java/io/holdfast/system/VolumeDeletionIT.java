package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How volumes are deleted that cannot be deleted as others are. */
class VolumeDeletionIT {

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab25");
  private final Rows rows = new Rows(server);
  private String path;
  private String volume;

  @BeforeEach
  void aVolumeThatNobodyMayDelete() {
    rows.quota(api.project(), 100);
    volume = api.volume(1);
    path = "/volumes/" + volume;
    status("volumes", volume, "error_deleting");
  }

  private void status(String table, String id, String status) {
    rows.execute("update %s set status = '%s' where id = '%s'".formatted(table, status, id));
  }

  private void awaitGone() {
    await().atMost(Duration.ofSeconds(60)).until(() -> api.get(path).code() == 404);
  }

  @Test
  void forceDeletesInAnyStatusFromItsVersionOn() {
    api.send("DELETE", path, null, "3.23").expectFault(400, "badRequest");
    api.send("DELETE", path + "?force=true", null, "3.22").expectFault(400, "badRequest");
    api.send("DELETE", path + "?force=false", null, "3.23").expectFault(400, "badRequest");
    api.send("DELETE", path + "?force=True", null, "3.23").expect(202);
    awaitGone();
    assertThat(server.volumeFile(volume)).doesNotExist();
  }

  @Test
  void forceIsForAdministrators() {
    assertThat(api.as("member").delete(path + "?force=1").expectFault(403, "forbidden"))
        .contains("volume:force_delete");
    assertThat(api.volumeStatus(volume)).isEqualTo("error_deleting");
  }

  @Test
  void snapshotsInAnyStatusGoWithTheVolumeIfThatIsWantedToo() {
    status("volumes", volume, "available");
    String snapshot = api.snapshot(volume, false);
    status("volumes", volume, "error_deleting");
    status("snapshots", snapshot, "error_deleting");
    api.delete(path + "?force=true").expectFault(400, "badRequest");
    api.delete(path + "?cascade=true").expectFault(400, "badRequest");
    api.delete(path + "?force=true&cascade=true").expect(202);
    awaitGone();
    assertThat(api.get("/snapshots/" + snapshot).code()).isEqualTo(404);
    assertThat(server.snapshotFiles(volume)).isEmpty();
  }

  @Test
  void whatIsAttachedStays() {
    status("volumes", volume, "available");
    api.attach(volume);
    api.delete(path + "?force=true").expectFault(400, "badRequest");
    api.detach(volume);
  }

  @ParameterizedTest
  @ValueSource(strings = {"force", "cascade"})
  void aWordThatIsNeitherTrueNorFalseIsRefused(String parameter) {
    status("volumes", volume, "available");
    assertThat(api.delete(path + "?" + parameter + "=perhaps").expectFault(400, "badRequest"))
        .contains(parameter);
    assertThat(api.volumeStatus(volume)).isEqualTo("available");
  }
}
