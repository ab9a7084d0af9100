package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.identity.Policy;
import io.holdfast.system.contract.Contract;
import io.holdfast.system.contract.Operation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call by every role, in the project that owns the objects and in another one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationMatrixIT {

  /** The empty role is a caller without any. */
  private static final List<String> ROLES = List.of("", "reader", "member", "admin");

  /** Anybody with a token may ask these, and they decide parts of answers only. */
  private static final List<Policy> ATTRIBUTES =
      List.of(Policy.BACKUP_PROJECT_ATTRIBUTE, Policy.USED_LIMITS);

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api owner = new Api(server.apiUrl(), "ab0b");
  private final Api stranger = new Api(server.apiUrl(), "ab0c");
  private final Rows rows = new Rows(server);
  private Map<String, String> objects;

  static Stream<AuthorizedCall> calls() {
    return AuthorizedCalls.ALL.stream();
  }

  @BeforeAll
  void objectsOfTheOwner() {
    rows.quota(owner.project(), 100);
    String fresh = owner.volume(1);
    String used = owner.volume(1);
    String broken = owner.volume(1);
    String full = owner.storedBackup(backupOf(used));
    owner.storedBackup(backupOf(used).add("incremental", true));
    String snapshot = owner.snapshot(used, false);
    leaveUnfinishedCopyOf(snapshot);
    owner.attach(used);
    owner.action(broken, "os-reset_status", Json.createObjectBuilder().add("status", "error"));
    owner
        .post(
            "/snapshots/" + snapshot + "/action",
            Api.object("os-reset_status", Json.createObjectBuilder().add("status", "backing-up")))
        .expect(202);
    objects =
        Map.of(
            "{fresh}", fresh,
            "{used}", used,
            "{broken}", broken,
            "{full}", full,
            "{other}", owner.storedBackup(backupOf(used).add("force", true)),
            "{snapshot}", snapshot,
            "{project}", owner.project(),
            "{message}", UUID.randomUUID().toString());
  }

  /** Under which no snapshot can be deleted. */
  private void leaveUnfinishedCopyOf(String snapshot) {
    JsonObject wanted =
        Api.object(
            "volume", Json.createObjectBuilder().add("size", 1).add("snapshot_id", snapshot));
    String copy =
        owner.post("/volumes", wanted).expect(202).getJsonObject("volume").getString("id");
    owner.awaitVolume(copy, "available");
    owner.action(copy, "os-reset_status", Json.createObjectBuilder().add("status", "creating"));
  }

  @BeforeEach
  void aMessage() {
    rows.message(objects.get("{message}"), owner.project());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void isAnsweredByRoleAndProject(AuthorizedCall call) {
    List<String> expected = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    for (String role : ROLES) {
      expected.add("own " + role + " " + call.toOwner(role));
      answered.add("own " + role + " " + send(owner.as(role), call));
      expected.add("other " + role + " " + call.toStranger(role));
      answered.add("other " + role + " " + send(stranger.as(role), call));
    }
    assertThat(answered).isEqualTo(expected);
  }

  private int send(Api caller, AuthorizedCall call) {
    aMessage();
    String body = call.body() == null ? null : named(call.body());
    return caller.send(call.method(), named(call.path()), body, "3.71").code();
  }

  private String named(String text) {
    String named = text;
    for (Map.Entry<String, String> object : objects.entrySet()) {
      named = named.replace(object.getKey(), object.getValue());
    }
    return named;
  }

  @Test
  void everyPolicyIsInTheTable() {
    assertThat(calls().map(AuthorizedCall::policy).filter(Objects::nonNull).toList())
        .containsAll(
            Stream.of(Policy.values()).filter(policy -> !ATTRIBUTES.contains(policy)).toList());
  }

  /** A call that is added to the API must be added to the table. */
  @Test
  void everyCallIsInTheTable() {
    List<String> missing =
        Contract.of(server.apiUrl()).operations().stream()
            .filter(Operation::belowVersion)
            .filter(operation -> calls().noneMatch(call -> isOf(call, operation)))
            .map(operation -> operation.verb() + " " + operation.path())
            .toList();
    assertThat(missing).isEmpty();
  }

  private boolean isOf(AuthorizedCall call, Operation operation) {
    return operation.matches(call.method(), named(call.path()));
  }

  @Test
  void aListShowsRowsOfOthersToAdministratorsOnly() {
    for (String list : List.of("/backups/detail", "/volumes/detail", "/snapshots/detail")) {
      String everywhere = list + "?all_tenants=1";
      for (String role : List.of("reader", "member")) {
        assertThat(ids(stranger.as(role), everywhere)).isEmpty();
      }
      assertThat(ids(stranger.as("admin"), everywhere)).isNotEmpty();
      assertThat(ids(stranger.as("admin"), list)).isEmpty();
    }
  }

  private List<String> ids(Api caller, String list) {
    String key = list.substring(1, list.indexOf('/', 1));
    return caller.get(list).expect(200).getJsonArray(key).stream()
        .map(row -> row.asJsonObject().getString("id"))
        .filter(objects::containsValue)
        .toList();
  }

  @Test
  void whoOwnsABackupIsShownToAdministratorsOnly() {
    String path = "/backups/" + objects.get("{full}");
    for (String role : List.of("reader", "member", "admin")) {
      var backup = owner.as(role).get(path).expect(200).getJsonObject("backup");
      assertThat(backup.containsKey("os-backup-project-attr:project_id"))
          .isEqualTo(role.equals("admin"));
      assertThat(backup.containsKey("user_id")).isEqualTo(role.equals("admin"));
    }
  }
}
