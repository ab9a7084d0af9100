package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input: the API's code and fault, and nothing has changed. */
class RefusedRequestsIT {

  private static final String NOWHERE = "00000000-1111-4222-8333-444444444444";

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), "ab06");
  private final Rows rows = new Rows(server);
  private String volume;

  @BeforeEach
  void aVolume() {
    rows.quota(api.project(), 100);
    volume = api.volume(1);
  }

  private void refused(Answer answer, String before, int code, String key) {
    answer.expectFault(code, key);
    assertThat(rows.state()).isEqualTo(before);
  }

  @Test
  void anUnknownVolumeOrSnapshotIsNotFound() {
    String before = rows.state();
    refused(api.backup(backupOf(NOWHERE)), before, 404, "itemNotFound");
    refused(api.backup(backupOf(volume).add("snapshot_id", NOWHERE)), before, 404, "itemNotFound");
    refused(api.get("/backups/no-such-backup"), before, 404, "itemNotFound");
    refused(api.delete("/backups/" + NOWHERE), before, 404, "itemNotFound");
    refused(
        api.post(
            "/backups/" + NOWHERE + "/restore",
            Json.createObjectBuilder().add("restore", Json.createObjectBuilder()).build()),
        before,
        404,
        "itemNotFound");
  }

  @Test
  void aVolumeInUseNeedsForce() {
    api.attach(volume);
    String before = rows.state();
    refused(api.backup(backupOf(volume)), before, 400, "badRequest");
  }

  @Test
  void aVolumeInAnotherStatusIsRefused() {
    api.action(volume, "os-reset_status", Json.createObjectBuilder().add("status", "error"));
    String before = rows.state();
    refused(api.backup(backupOf(volume).add("force", true)), before, 400, "badRequest");
  }

  @Test
  void anIncrementalNeedsAFull() {
    String before = rows.state();
    refused(api.backup(backupOf(volume).add("incremental", true)), before, 400, "badRequest");
  }

  @Test
  void overQuotaIsSaidByNameAndRetryAfter() {
    rows.quota(api.project(), "backups", 0);
    String before = rows.state();
    Answer answer = api.backup(backupOf(volume));
    refused(answer, before, 413, "overLimit");
    assertThat(answer.body().getJsonObject("overLimit").getString("message"))
        .startsWith("BackupLimitExceeded");
    assertThat(answer.body().getJsonObject("overLimit").getString("retryAfter")).isEqualTo("0");
  }

  @Test
  void aRestoreIntoASmallerOrBusyVolumeIsRefused() {
    String large = api.volume(2);
    String backup = api.storedBackup(backupOf(large));
    String before = rows.state();
    refused(restore(backup, volume), before, 400, "badRequest");
    api.attach(large);
    before = rows.state();
    refused(restore(backup, large), before, 400, "badRequest");
    refused(restore(backup, NOWHERE), before, 404, "itemNotFound");
  }

  private Answer restore(String backup, String target) {
    return api.post(
        "/backups/" + backup + "/restore",
        Api.object("restore", Json.createObjectBuilder().add("volume_id", target)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{",
        "[]",
        "null",
        "{}",
        "{\"backup\": null}",
        "{\"backup\": []}",
        "{\"backup\": {}}",
        "{\"backup\": {\"volume_id\": 1}}",
        "{\"backup\": {\"volume_id\": \"x\"}}",
        "{\"backup\": {\"volume_id\": \"VOLUME\", \"incremental\": 1}}",
        "{\"backup\": {\"volume_id\": \"VOLUME\", \"force\": null}}",
        "{\"backup\": {\"volume_id\": \"VOLUME\", \"name\": 7}}",
        "{\"backup\": {\"volume_id\": \"VOLUME\", \"unknown\": 7}}",
        "{\"backup\": {\"volume_id\": \"VOLUME\", \"metadata\": {\"k\": null}}}",
        "{\"backup\": {\"volume_id\": \"VOLUME\"}, \"type\": 1}",
      })
  void aBadBodyIsABadRequest(String body) {
    String before = rows.state();
    refused(
        api.send("POST", "/backups", body.replace("VOLUME", volume), "3.71"),
        before,
        400,
        "badRequest");
  }

  @Test
  void oversizedNamesAreABadRequest() {
    String before = rows.state();
    for (String field : new String[] {"name", "description", "container"}) {
      refused(api.backup(backupOf(volume).add(field, "x".repeat(256))), before, 400, "badRequest");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3.99,406,computeFault",
    "2.1,406,computeFault",
    "abc,400,badRequest",
    "3.05,400,badRequest"
  })
  void anUnknownMicroversionIsRefused(String microversion, int code, String key) {
    String before = rows.state();
    refused(api.send("GET", "/backups", null, microversion), before, code, key);
  }
}
