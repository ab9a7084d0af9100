package io.holdfast.system;

import static io.holdfast.system.Fields.backupOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.keystone.KeystoneAccounts;
import io.holdfast.keystone.RealKeystone;
import io.holdfast.system.hostile.HostileTokens;
import io.holdfast.system.session.UnauthenticatedSteps;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Callers that a real Keystone knows, or does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeystoneIT {

  /** How long a token is remembered here, which is as long as a revoked one goes on working. */
  private static final Duration CACHE_LIFE = Duration.ofSeconds(8);

  private final RunningHoldfast server = RunningHoldfast.shared();

  private RealKeystone keystone;
  private KeystoneAccounts accounts;
  private Map<String, String> settings;
  private String services;
  private String project;
  private String otherProject;
  private String member;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    Requirement.command("keystone-wsgi-public", "python3-keystone");
    keystone = RealKeystone.start(folder);
    accounts = new KeystoneAccounts(keystone.url());
    populate();
    settings =
        Map.of(
            "holdfast.auth",
            "keystone",
            "holdfast.keystone.auth-url",
            keystone.url(),
            "holdfast.tokens.cache-life",
            CACHE_LIFE.toSeconds() + "s");
    server.reconfigure("add", settings);
  }

  private void populate() {
    accounts.role("service");
    accounts.role("auditor");
    services = accounts.project("service");
    accounts.grant("service", accounts.user("holdfast"), services);
    project = accounts.project("ours");
    otherProject = accounts.project("theirs");
    for (String role : List.of("reader", "member", "admin", "auditor")) {
      accounts.grant(role, accounts.user(role + "-of-ours"), project);
      accounts.grant(role, accounts.user(role + "-of-theirs"), otherProject);
    }
    member = accounts.user("limited");
    accounts.grant("member", member, project);
    accounts.grantInSystem("admin", accounts.user("operator"));
    accounts.endpoint("volumev3", server.apiUrl() + "/v3/%(project_id)s");
  }

  @AfterAll
  void stop() {
    if (settings != null) {
      server.reconfigure("remove", settings);
    }
    if (keystone != null) {
      keystone.close();
    }
  }

  private String tokenOf(String role) {
    return accounts.token(role + "-of-ours", project);
  }

  private Api caller(String token) {
    return Api.withToken(server.apiUrl(), project, token);
  }

  private Api as(String role) {
    return caller(tokenOf(role));
  }

  @Test
  void aTokenSaysUserProjectAndRoles() {
    Api member = as("member");
    String volume = member.volume(1);
    String backup = member.storedBackup(backupOf(volume));

    assertThat(new Rows(server).text("select project_id from backups where id = '" + backup + "'"))
        .isEqualTo(project);
    assertThat(as("reader").showBackup(backup).getString("volume_id")).isEqualTo(volume);
    as("reader").delete("/backups/" + backup).expectFault(403, "forbidden");
    as("auditor").get("/backups").expectFault(403, "forbidden");
    member.get("/os-services").expectFault(403, "forbidden");
    as("admin").get("/os-services").expect(200);
    assertThat(as("admin").showBackup(backup).getString("user_id")).matches("[0-9a-f]{32}");
  }

  /** Keystone gives no token for a project without a role in it: a role that we know none of. */
  @Test
  void everyCallIsAnsweredByKeystonesRolesInOwnAndOtherProjects() {
    Map<String, Api> own = callers("-of-ours", project);
    Map<String, Api> others = callers("-of-theirs", otherProject);
    AuthorizedObjects objects = new AuthorizedObjects(server, own.get("admin"));
    // One role after the other, for which Keystone is asked about fewer tokens.
    for (String role : own.keySet()) {
      for (AuthorizedCall call : AuthorizedCalls.ALL) {
        assertThat(objects.differences(call, List.of(role), own::get, others::get))
            .as("%s", call)
            .isEmpty();
      }
    }
  }

  private Map<String, Api> callers(String suffix, String of) {
    Map<String, Api> callers = new HashMap<>();
    for (String role : List.of("auditor", "reader", "member", "admin")) {
      String token = accounts.token(role + suffix, of);
      callers.put(role.equals("auditor") ? "" : role, Api.withToken(server.apiUrl(), of, token));
    }
    return callers;
  }

  @Test
  void theProjectInTheUrlMustBeTheTokens() {
    String token = tokenOf("admin");
    Api.withToken(server.apiUrl(), null, token).get("/backups").expect(200);
    String before = new Rows(server).state();
    Api elsewhere = Api.withToken(server.apiUrl(), "ab0d", token);
    assertThat(elsewhere.get("/backups").expectFault(400, "badRequest")).contains("project");
    elsewhere
        .post("/volumes", Api.object("volume", Json.createObjectBuilder().add("size", 1)))
        .expectFault(400, "badRequest");
    assertThat(new Rows(server).state()).isEqualTo(before);
  }

  @Test
  void aTokenThatIsNoneOpensAndChangesNothing() throws IOException {
    assertThat(new HostileTokens(server, project, tokenOf("admin")).complaints()).isEmpty();
  }

  @Test
  void whoIsRefusedIsToldWhatCinderTells() {
    Map<String, List<String>> differences =
        UnauthenticatedSteps.differences(server.apiUrl(), keystone.url());
    assertThat(differences)
        .containsKeys("3.0 no-token", "3.70 no-token", "3.0 bad-token", "3.70 versions-v3");
    assertThat(differences).allSatisfy((step, found) -> assertThat(found).as(step).isEmpty());
  }

  @Test
  void withoutAValidTokenTheAnswerSaysWhereToGetOne() throws Exception {
    for (String token : List.of("", "nonsense", "5e5510:ab01")) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server.apiUrl() + "/v3/" + project + "/backups"));
      if (!token.isEmpty()) {
        request.header("X-Auth-Token", token);
      }
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .contains("Keystone uri=\"" + keystone.url() + "\"");
      assertThat(answer.headers().firstValue("x-openstack-request-id")).isPresent();
      assertThat(answer.body()).startsWith("{\"error\":{\"code\":401,\"title\":\"Unauthorized\"");
    }
  }

  @Test
  void theTokenIsCheckedAfterTheSizeOfTheBodyAndBeforeEverythingElse() {
    PlainCalls calls = new PlainCalls(server.apiUrl());
    String[] bad = {"OpenStack-API-Version", "volume 3.99", "Content-Type", "text/plain"};
    assertThat(calls.send("POST", "/v3/backups", "x".repeat(114_689), bad).status()).isEqualTo(413);
    assertThat(calls.send("POST", "/v3/backups", "{", bad).status()).isEqualTo(401);
    assertThat(calls.send("PATCH", "/v3/nowhere", "{", bad).status()).isEqualTo(401);
    assertThat(calls.get("/v3/").status()).isEqualTo(401);
    assertThat(calls.get("/v3").status()).isEqualTo(401);
    assertThat(calls.get("/").status()).isEqualTo(300);
    assertThat(calls.get("/healthcheck").status()).isEqualTo(200);
    String token = tokenOf("member");
    assertThat(calls.get("/v3/nowhere", "X-Auth-Token", token).status()).isEqualTo(404);
    assertThat(calls.get("/v3/", "X-Auth-Token", token).status()).isEqualTo(200);
    assertThat(calls.get("/v3", "X-Auth-Token", token).status()).isEqualTo(302);
  }

  @Test
  void aServiceSeesFromWhichHostAVolumeIsUsed() {
    Api member = as("member");
    String volume = member.volume(1);
    member.attach(volume);
    String ofService = accounts.token("holdfast", services);
    assertThat(hostOf(member, volume)).isEqualTo("null");
    assertThat(hostOf(member.and("X-Service-Token", ofService), volume)).isEqualTo("\"h1\"");
    member.detach(volume);
  }

  private static String hostOf(Api caller, String volume) {
    return caller
        .get("/volumes/" + volume)
        .expect(200)
        .getJsonObject("volume")
        .getJsonArray("attachments")
        .getJsonObject(0)
        .get("host_name")
        .toString();
  }

  @Test
  void headersThatClaimAnIdentityChangeNothing() {
    Map<String, String> claims =
        Map.of(
            "X-Roles", "admin",
            "X-Role", "admin",
            "X-Is-Admin-Project", "True",
            "X-User-Id", "0",
            "X-Project-Id", "ab0d",
            "X-Tenant-Id", "ab0d",
            "X-Identity-Status", "Confirmed",
            "X-Service-Roles", "service",
            "X-Service-Identity-Status", "Confirmed",
            "OpenStack-System-Scope", "all");
    Api claiming = as("reader");
    Api nobody = caller("nonsense");
    for (Map.Entry<String, String> claim : claims.entrySet()) {
      claiming = claiming.and(claim.getKey(), claim.getValue());
      nobody = nobody.and(claim.getKey(), claim.getValue());
    }
    claiming.get("/backups").expect(200);
    claiming.get("/os-services").expectFault(403, "forbidden");
    nobody.get("/backups").expectFault(401, "error");
  }

  @Test
  void aRevokedTokenIsRefusedWithinTheLifeOfTheCache() {
    String token = tokenOf("member");
    caller(token).get("/backups").expect(200);
    accounts.revoke(token);
    await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(CACHE_LIFE.plusSeconds(2))
        .until(() -> caller(token).get("/backups").code() == 401);
  }

  @Test
  void anExpiredTokenIsGoodOnlyBesideTheTokenOfAService() throws Exception {
    keystone.restart(Duration.ofSeconds(3));
    String token = tokenOf("member");
    keystone.restart(Duration.ofHours(1));
    await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(10))
        .until(() -> caller(token).get("/backups").code() == 401);

    String service = accounts.token("holdfast", services);
    caller(token).and("X-Service-Token", service).get("/backups").expect(200);
    caller(token)
        .and("X-Service-Token", tokenOf("admin"))
        .get("/backups")
        .expectFault(401, "error");
    as("member").and("X-Service-Token", "nonsense").get("/backups").expectFault(401, "error");
  }

  @Test
  void aTokenOfTheWholeSystemOpensOnlyWhatNeedsNoProject() {
    String token = accounts.systemToken("operator");
    Api operator = Api.withToken(server.apiUrl(), null, token);
    operator.get("/os-services").expect(200);
    operator.get("/backups?all_tenants=1").expect(200);
    operator.get("/backups").expectFault(400, "badRequest");
    operator
        .post("/volumes", Api.object("volume", Json.createObjectBuilder().add("size", 1)))
        .expectFault(400, "badRequest");
    caller(token).get("/os-services").expectFault(400, "badRequest");
  }

  @Test
  void anApplicationCredentialOpensWhatItsRulesPermit() {
    String token = accounts.token("limited", project);
    Api limited =
        caller(
            accounts.limitedToken(
                member, token, "block-storage", "GET", "/v3/{project_id}/backups"));
    limited.get("/backups").expect(200);
    limited.get("/backups/detail").expectFault(401, "error");
    limited.get("/volumes").expectFault(401, "error");
    limited.delete("/backups/" + project).expectFault(401, "error");
  }

  @Test
  void whileKeystoneIsAwayOnlyKnownTokensAreGood() throws Exception {
    String known = tokenOf("reader");
    String unknown = tokenOf("reader");
    caller(known).get("/backups").expect(200);
    keystone.close();
    try {
      caller(unknown).get("/backups").expectFault(503, "serviceUnavailable");
      caller(known).get("/backups").expect(200);
      await()
          .atMost(CACHE_LIFE.plusSeconds(2))
          .until(() -> caller(known).get("/backups").code() == 503);
    } finally {
      keystone.restart(Duration.ofHours(1));
    }
    caller(unknown).get("/backups").expect(200);
    caller(known).get("/backups").expect(200);
  }

  @Test
  void theCommandFindsTheServiceInTheCatalogue() throws Exception {
    Requirement.command("openstack", "python3-openstackclient");
    Api member = as("member");
    String volume = member.volume(1);
    String backup = openstack("volume", "backup", "create", "-f", "value", "-c", "id", volume);
    member.awaitBackup(backup, "available");
    assertThat(openstack("volume", "backup", "list")).contains(backup, "available");
    openstack("volume", "backup", "delete", backup);
  }

  private String openstack(String... words) throws IOException, InterruptedException {
    ProcessBuilder command = new ProcessBuilder("openstack").redirectErrorStream(true);
    command.command().addAll(List.of(words));
    command
        .environment()
        .putAll(
            Map.of(
                "OS_AUTH_URL", keystone.url(),
                "OS_IDENTITY_API_VERSION", "3",
                "OS_USERNAME", "member-of-ours",
                "OS_PASSWORD", RealKeystone.PASSWORD,
                "OS_PROJECT_NAME", "ours",
                "OS_USER_DOMAIN_NAME", "Default",
                "OS_PROJECT_DOMAIN_NAME", "Default"));
    Process process = command.start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  @Test
  void noTokenAndNoPasswordIsInTheLog() throws IOException {
    as("reader").get("/backups").expect(200);
    caller("gAAAAAnonsense").get("/backups").expectFault(401, "error");
    // What Keystone's tokens begin with.
    assertThat(Files.readString(server.log())).doesNotContain("gAAAAA", RealKeystone.PASSWORD);
  }
}
