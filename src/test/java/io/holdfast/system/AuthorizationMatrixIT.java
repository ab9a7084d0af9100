package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.identity.Policy;
import io.holdfast.system.contract.Contract;
import io.holdfast.system.contract.Operation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
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
  private AuthorizedObjects objects;

  static Stream<AuthorizedCall> calls() {
    return AuthorizedCalls.ALL.stream();
  }

  @BeforeAll
  void objectsOfTheOwner() {
    objects = new AuthorizedObjects(server, owner);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void isAnsweredByRoleAndProject(AuthorizedCall call) {
    assertThat(objects.differences(call, ROLES, owner::as, stranger::as)).isEmpty();
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
    return operation.matches(call.method(), objects.named(call.path()));
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
        .filter(objects::has)
        .toList();
  }

  @Test
  void whoOwnsABackupIsShownToAdministratorsOnly() {
    String path = "/backups/" + objects.id("{full}");
    for (String role : List.of("reader", "member", "admin")) {
      var backup = owner.as(role).get(path).expect(200).getJsonObject("backup");
      assertThat(backup.containsKey("os-backup-project-attr:project_id"))
          .isEqualTo(role.equals("admin"));
      assertThat(backup.containsKey("user_id")).isEqualTo(role.equals("admin"));
    }
  }
}
