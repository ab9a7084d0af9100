package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.PlainCalls.Reply;
import io.holdfast.system.contract.Contract;
import io.holdfast.system.contract.Operation;
import jakarta.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests with two faults at once: the answer is about the one that is checked first (api.md
 * sections 3 and 6.4). What is checked against a token is in {@link KeystoneIT}.
 */
class OrderOfChecksIT {

  private static final String PROJECT = "ab27";
  private static final String NOWHERE = "00000000-1111-4222-8333-444444444444";
  private static final String TOO_LARGE = "x".repeat(114_689);
  private static final String OTHER_PROJECT = "/v3/ab99";

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final PlainCalls calls = new PlainCalls(server.apiUrl());
  private final Api api = new Api(server.apiUrl(), PROJECT);
  private final Rows rows = new Rows(server);

  @BeforeEach
  void roomInTheQuota() {
    rows.quota(PROJECT, 100);
  }

  private Reply send(String method, String path, String body, String version, String type) {
    return sendAs("u:" + PROJECT, method, path, body, version, type);
  }

  private Reply sendAs(
      String token, String method, String path, String body, String version, String type) {
    return calls.send(
        method,
        path,
        body,
        "X-Auth-Token",
        token,
        "OpenStack-API-Version",
        "volume " + version,
        "Content-Type",
        type);
  }

  private Reply json(String method, String path, String body, String version) {
    return send(method, path, body, version, "application/json");
  }

  private static void is(Reply reply, int status, String words) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.body()).contains(words);
  }

  /** Each request has all of the faults that come later, too. */
  @ParameterizedTest
  @CsvSource({
    "413, :,      3.99, text/plain, 114689",
    "401, :,      3.99, text/plain, 2",
    "406, u:ab27, 3.99, text/plain, 2",
    "400, u:ab27, 3.05, text/plain, 2",
    "415, u:ab27, 3.71, text/plain, 2"
  })
  void everyCallIsRefusedInThisOrderAndAsDocumented(
      int code, String token, String version, String type, int bodyBytes) {
    Contract contract = Contract.of(server.apiUrl());
    String body = "{".repeat(bodyBytes);
    for (Operation operation : contract.operations()) {
      if (operation.belowVersion()) {
        String path = operation.path().replaceAll("\\{[^}]*}", "0");
        Reply reply = sendAs(token, operation.verb(), "/v3" + path, body, version, type);
        assertThat(reply.status()).as("%s %s", operation.verb(), path).isEqualTo(code);
        contract.check(operation.verb(), path, version, reply.status(), reply.body());
      }
    }
  }

  @Test
  void theSizeOfABodyBeforeTheToken() {
    is(calls.send("POST", "/v3/backups", TOO_LARGE), 413, "overLimit");
    is(calls.send("POST", "/v3/backups", "{}"), 204, "");
  }

  @Test
  void theTokenBeforeTheRoute() {
    is(calls.get("/v3/nowhere"), 204, "");
    is(calls.get("/v3/nowhere", "X-Auth-Token", "u:" + PROJECT), 404, "itemNotFound");
  }

  @Test
  void theRouteBeforeTheVersion() {
    is(json("GET", "/v3/nowhere", null, "3.99"), 404, "itemNotFound");
    is(json("PATCH", "/v3/backups/" + NOWHERE, "{}", "3.99"), 404, "itemNotFound");
  }

  @Test
  void theVersionBeforeTheTypeOfTheBody() {
    is(send("POST", "/v3/backups", "{", "3.99", "text/plain"), 406, "computeFault");
    is(send("POST", "/v3/backups", "{", "abc", "text/plain"), 400, "badRequest");
  }

  @Test
  void theTypeOfTheBodyBeforeItsSyntaxAndTheProject() {
    is(send("POST", OTHER_PROJECT + "/backups", "{", "3.0", "text/plain"), 415, "badMediaType");
  }

  @Test
  void theSyntaxBeforeTheProject() {
    Reply reply = json("POST", OTHER_PROJECT + "/backups", "{", "3.0");
    is(reply, 400, "badRequest");
    assertThat(reply.body()).doesNotContain("project");
  }

  @Test
  void theProjectBeforeTheVersionOfTheCallAndTheFields() {
    is(json("PUT", OTHER_PROJECT + "/backups/" + NOWHERE, "{}", "3.8"), 400, "project");
    is(json("POST", OTHER_PROJECT + "/backups", "{}", "3.0"), 400, "project");
  }

  @Test
  void theVersionOfTheCallBeforeTheFields() {
    is(json("PUT", "/v3/backups/" + NOWHERE, "{\"backup\":1}", "3.8"), 404, "itemNotFound");
    is(json("PUT", "/v3/backups/" + NOWHERE, "{\"backup\":1}", "3.9"), 400, "badRequest");
  }

  @Test
  void theFieldsBeforeTheObjectAndTheRole() {
    String bad = "{'backup':{'volume_id':'%s','unknown':1}}".formatted(NOWHERE).replace('\'', '"');
    api.send("POST", "/backups", bad, "3.0").expectFault(400, "badRequest");
    api.as("reader").send("POST", "/backups", bad, "3.0").expectFault(400, "badRequest");
    String action = "{\"os-reset_status\":{\"status\":\"restoring\"}}";
    api.as("reader")
        .send("POST", "/backups/" + NOWHERE + "/action", action, "3.0")
        .expectFault(400, "badRequest");
  }

  @Test
  void theObjectBeforeTheRole() {
    api.as("reader").backup(backupOf(NOWHERE)).expectFault(404, "itemNotFound");
    api.as("reader").delete("/backups/" + NOWHERE).expectFault(404, "itemNotFound");
  }

  @Test
  void theRoleBeforeTheStatus() {
    String volume = api.volume(1);
    api.action(volume, "os-reset_status", Json.createObjectBuilder().add("status", "error"));
    api.as("reader").backup(backupOf(volume)).expectFault(403, "forbidden");
    api.backup(backupOf(volume)).expectFault(400, "badRequest");
  }

  @Test
  void theStatusBeforeTheQuota() {
    String volume = api.volume(1);
    api.attach(volume);
    rows.quota(PROJECT, "backups", 0);
    api.backup(backupOf(volume)).expectFault(400, "badRequest");
    api.backup(backupOf(volume).add("force", true)).expectFault(413, "overLimit");
  }

  @Test
  void gigabytesBeforeNumbersAndBothBeforeTheParent() {
    String volume = api.volume(1);
    rows.quota(PROJECT, "backups", 0);
    assertThat(over(volume)).startsWith("BackupLimitExceeded");
    rows.quota(PROJECT, "backup_gigabytes", 0);
    assertThat(over(volume)).startsWith("VolumeBackupSizeExceedsAvailableQuota");
    rows.quota(PROJECT, 100);
    api.backup(backupOf(volume).add("incremental", true)).expectFault(400, "badRequest");
  }

  private String over(String volume) {
    return api.backup(backupOf(volume).add("incremental", true)).expectFault(413, "overLimit");
  }
}
