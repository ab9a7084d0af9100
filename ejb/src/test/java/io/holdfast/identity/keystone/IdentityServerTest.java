package io.holdfast.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.holdfast.configuration.KeystoneConfiguration;
import io.holdfast.configuration.Secret;
import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between us and the Identity service. */
@Timeout(30)
class IdentityServerTest {

  private final MovableClock clock = new MovableClock();
  private IdentityStandIn identity;

  @BeforeEach
  void start() throws IOException {
    identity = new IdentityStandIn(clock);
    identity.member("good", "member");
  }

  @AfterEach
  void stop() {
    identity.close();
  }

  private TokenLookup lookup(KeystoneConfiguration configuration) {
    IdentityServer server = new IdentityServer(configuration);
    return new TokenLookup(server, new OwnToken(server, configuration, clock));
  }

  private TokenLookup lookup() {
    return lookup(identity.configuration());
  }

  private static void assertUnavailable(TokenLookup lookup) {
    assertThatThrownBy(() -> lookup.find("good", false))
        .asInstanceOf(type(RequestRefusedException.class))
        .satisfies(
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.UNAVAILABLE);
              assertThat(refused.getMessage()).doesNotContain("good", "own-", "sesame");
            });
  }

  @Test
  void ourOwnTokenIsKeptAndRenewedBeforeItEnds() {
    TokenLookup lookup = lookup();
    lookup.find("good", false);
    clock.pass(IdentityStandIn.OWN_LIFE.minusSeconds(61));
    lookup.find("good", false);
    assertThat(identity.logins()).hasSize(1);

    clock.pass(Duration.ofSeconds(1));
    assertThat(lookup.find("good", false)).isPresent();
    assertThat(identity.logins()).hasSize(2);
    assertThat(identity.questions()).hasSize(3);
  }

  @Test
  void weLogInByPasswordInOurProject() {
    lookup().find("good", false);
    assertThat(identity.logins().get(0))
        .isEqualTo(
            "{'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'holdfast','domain':{'name':'Default'},'password':'open sesame'}}},'scope':{'project':{'name':'service','domain':{'name':'Default'}}}}}"
                .replace('\'', '"'));
  }

  @Test
  void ourOwnTokenIsRenewedOnceIfItIsRefused() {
    TokenLookup lookup = lookup();
    lookup.find("good", false);
    identity.logins().add("somebody revoked ours");

    assertThat(lookup.find("good", false)).isPresent();
    assertThat(identity.questions()).hasSize(3);
  }

  @Test
  void ifTheNewOneIsRefusedAsWellNobodyKnows() {
    identity.refuseOwn = true;
    assertUnavailable(lookup());
    assertThat(identity.questions()).hasSize(2);
    assertThat(identity.logins()).hasSize(2);
  }

  @Test
  void aWrongPasswordIsNotTheCallersFault() {
    KeystoneConfiguration right = identity.configuration();
    assertUnavailable(
        lookup(
            new KeystoneConfiguration(
                right.authUrl(),
                right.publicUrl(),
                right.username(),
                new Secret("wrong"),
                right.userDomain(),
                right.project(),
                right.projectDomain(),
                right.connectLimit(),
                right.requestLimit(),
                right.attempts())));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 413, 500, 503})
  void anAnswerThatSaysNothingOfTheTokenIsNoAnswer(int code) {
    identity.code = code;
    assertUnavailable(lookup());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "<html>", "{\"token\": {\"expires_at\": 5}}"})
  void aBodyOfAnotherFormIsNoAnswer(String body) {
    identity.body = body;
    assertUnavailable(lookup());
  }

  @Test
  void aBodyWithoutEndIsNotReadToItsEnd() {
    identity.body = "{" + " ".repeat(1 << 20) + "}";
    assertUnavailable(lookup());
  }

  @Test
  void whoAnswersLateIsNotWaitedFor() {
    identity.delay = Duration.ofSeconds(20);
    long start = System.nanoTime();
    assertUnavailable(lookup());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void itWorksAgainWhenTheServiceDoes() {
    TokenLookup lookup = lookup();
    identity.code = 500;
    assertUnavailable(lookup);
    identity.code = 0;
    assertThat(lookup.find("good", false)).isPresent();
  }

  @Test
  void nobodyListening() {
    TokenLookup lookup = lookup();
    identity.close();
    assertUnavailable(lookup);
  }

  @Test
  void aBrokenConnectionIsTriedAgainSoManyTimes() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket breaking = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread accepting = new Thread(() -> breakAll(breaking, connections));
      accepting.start();
      String url = "http://127.0.0.1:" + breaking.getLocalPort();
      assertUnavailable(lookup(at(url, Duration.ofSeconds(5))));
    }
    assertThat(connections).hasValue(3);
  }

  @Test
  void whoConnectsAndSaysNothingIsNotWaitedFor() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      long start = System.nanoTime();
      assertUnavailable(lookup(at(url, Duration.ofMillis(300))));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void aConnectionThatDoesNotComeInTimeIsTriedAgain() throws Exception {
    Duration connectLimit = Duration.ofMillis(200);
    try (FullQueue queue = new FullQueue()) {
      IdentityServer server =
          new IdentityServer(at(queue.url(), connectLimit, Duration.ofSeconds(20), 10));
      CompletableFuture<IdentityAnswer> answer =
          CompletableFuture.supplyAsync(() -> server.send(server.request("/auth/tokens").GET()));
      assertThatThrownBy(() -> answer.get(3 * connectLimit.toMillis(), TimeUnit.MILLISECONDS))
          .as("the first attempt has ended by then, and others go on")
          .isInstanceOf(TimeoutException.class);

      queue.empty();
      assertThat(answer.get(10, TimeUnit.SECONDS).code()).isEqualTo(FullQueue.CODE);
    }
  }

  @ParameterizedTest
  @CsvSource({"200, 20000, 3, 500, 3000", "200, 500, 10, 400, 1900"})
  void attemptsToConnectEndByTheirNumberAndByTheLimitOfTheRequest(
      int connectLimit, int requestLimit, int attempts, int atLeast, int atMost)
      throws IOException {
    try (FullQueue queue = new FullQueue()) {
      TokenLookup lookup =
          lookup(
              at(
                  queue.url(),
                  Duration.ofMillis(connectLimit),
                  Duration.ofMillis(requestLimit),
                  attempts));
      long start = System.nanoTime();
      assertUnavailable(lookup);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(atLeast), Duration.ofMillis(atMost));
    }
  }

  private static KeystoneConfiguration at(String url, Duration limit) {
    return at(url, Duration.ofSeconds(1), limit, 3);
  }

  private static KeystoneConfiguration at(
      String url, Duration connectLimit, Duration limit, int attempts) {
    return new KeystoneConfiguration(
        url, url, "u", new Secret("p"), "d", "p", "d", connectLimit, limit, attempts);
  }

  private static void breakAll(ServerSocket server, AtomicInteger connections) {
    try {
      while (true) {
        try (Socket connection = server.accept()) {
          connections.incrementAndGet();
          connection.setSoLinger(true, 0);
          connection.getInputStream().read();
        }
      }
    } catch (IOException closed) {
      // The test has ended.
    }
  }
}
