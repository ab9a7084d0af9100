package io.holdfast.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.holdfast.configuration.TokenConfiguration;
import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Caller;
import io.holdfast.identity.Credentials;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoneTokensTest {

  private static final TokenConfiguration TOKENS =
      new TokenConfiguration(Duration.ofSeconds(300), 100, Set.of("service"), Set.of("volumev3"));
  private static final Caller MEMBER = new Caller("u", "p", Set.of("member"));

  private final MovableClock clock = new MovableClock();
  private IdentityStandIn identity;
  private KeystoneTokens tokens;

  @BeforeEach
  void start() throws IOException {
    identity = new IdentityStandIn(clock);
    IdentityServer server = new IdentityServer(identity.configuration());
    OwnToken own = new OwnToken(server, identity.configuration(), clock);
    tokens = new KeystoneTokens(TOKENS, new TokenLookup(server, own), clock);
  }

  @AfterEach
  void stop() {
    identity.close();
  }

  private static Credentials shown(String token, String service) {
    return new Credentials(
        token, service, "GET", List.of("/v3/p/backups", "/volume/v3/p/backups"), false);
  }

  private Caller caller(String token) {
    return tokens.validate(shown(token, null));
  }

  private void assertRefused(Refusal refusal, String token, String service) {
    assertThatThrownBy(() -> tokens.validate(shown(token, service)))
        .asInstanceOf(type(RequestRefusedException.class))
        .satisfies(
            refused -> {
              assertThat(refused.refusal()).isEqualTo(refusal);
              assertThat(refused.getMessage()).doesNotContain(String.valueOf(token));
            });
  }

  @Test
  void aValidTokenSaysWhoCalls() {
    identity.member("good", "Member");
    assertThat(caller(" good ")).isEqualTo(MEMBER);
    assertThat(identity.questions()).containsExactly("nocatalog");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"  ", "two words", "line\nbreak", "caf\u00e9"})
  void whatCannotBeATokenIsRefusedWithoutAsking(String token) {
    assertThatThrownBy(() -> caller(token))
        .asInstanceOf(type(RequestRefusedException.class))
        .extracting(RequestRefusedException::refusal)
        .isEqualTo(Refusal.UNAUTHENTICATED);
    assertThatThrownBy(() -> caller("x".repeat(8193))).isInstanceOf(RequestRefusedException.class);
    assertThat(identity.logins()).isEmpty();
  }

  @Test
  void anUnknownTokenIsRefusedAndNotRemembered() {
    assertRefused(Refusal.UNAUTHENTICATED, "later", null);
    identity.member("later", "member");
    assertThat(caller("later")).isEqualTo(MEMBER);
  }

  @Test
  void aTokenIsAskedForOnceInItsLifeInTheCache() {
    identity.member("good", "member");
    caller("good");
    identity.revoke("good");
    clock.pass(Duration.ofSeconds(299));
    assertThat(caller("good")).isEqualTo(MEMBER);

    clock.pass(Duration.ofSeconds(1));
    assertRefused(Refusal.UNAUTHENTICATED, "good", null);
    assertThat(identity.questions()).hasSize(2);
  }

  @Test
  void manyWhoShowTheSameNewTokenAskOnce() throws Exception {
    identity.member("good", "member");
    identity.delay = Duration.ofMillis(300);
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<Caller>> callers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        callers.add(threads.submit(() -> caller("good")));
      }
      for (Future<Caller> each : callers) {
        assertThat(each.get()).isEqualTo(MEMBER);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(identity.questions()).hasSize(1);
    assertThat(identity.logins()).hasSize(1);
  }

  @Test
  void anExpiredTokenIsRefusedEvenIfTheIdentityServiceTakesIt() {
    identity.member("old", "member");
    identity.body =
        "{\"token\": {\"expires_at\": \"2029-12-31T23:59:59Z\", \"user\": {\"id\": \"u\"}}}";
    assertRefused(Refusal.UNAUTHENTICATED, "old", null);
  }

  @Test
  void aServiceMayShowAnExpiredToken() {
    identity.member("old", "member");
    clock.pass(Duration.ofHours(2));
    identity.member("of-service", "Service");

    assertThat(tokens.validate(shown("old", "of-service"))).isEqualTo(MEMBER.throughService());
    assertThat(identity.questions()).containsExactly("nocatalog", "nocatalog&allow_expired=1");
    assertRefused(Refusal.UNAUTHENTICATED, "old", null);
  }

  @Test
  void aServiceTokenThatIsNotOneSpoilsAGoodToken() {
    identity.member("good", "member");
    identity.member("of-no-service", "member");

    assertRefused(Refusal.UNAUTHENTICATED, "good", "of-no-service");
    assertRefused(Refusal.UNAUTHENTICATED, "good", "unknown");
    assertRefused(Refusal.UNAUTHENTICATED, "good", "");
    assertThat(caller("good")).isEqualTo(MEMBER);
  }

  @Test
  void accessRulesHoldUnlessAServiceCalls() {
    identity.member("of-service", "service");
    limited("elsewhere", "volumev3", "GET", "/v3/*/volumes");
    limited("deleting", "volumev3", "DELETE", "/v3/*/backups");
    limited("other-service", "image", "GET", "/v3/*/backups");
    limited("listing", "volumev3", "GET", "/v3/{project_id}/backups");
    limited("listing-there", "volumev3", "GET", "/volume/v3/*/backups");

    assertRefused(Refusal.UNAUTHENTICATED, "elsewhere", null);
    assertRefused(Refusal.UNAUTHENTICATED, "deleting", null);
    assertRefused(Refusal.UNAUTHENTICATED, "other-service", null);
    assertThat(caller("listing").userId()).isEqualTo("u");
    assertThat(caller("listing-there").userId()).isEqualTo("u");
    assertThat(tokens.validate(shown("elsewhere", "of-service")).userId()).isEqualTo("u");
  }

  private void limited(String token, String service, String method, String path) {
    identity.token(
        token,
        "'user': {'id': 'u'}",
        "'application_credential': {'access_rules': [{'service': '%s', 'method': '%s', 'path': '%s'}]}"
            .formatted(service, method, path));
  }

  @Test
  void credentialsPrintNoToken() {
    assertThat(shown("good", "of-service").toString()).doesNotContain("good", "of-service");
  }
}
