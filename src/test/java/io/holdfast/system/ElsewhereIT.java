package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.prerequisite.Prerequisite;
import io.holdfast.launcher.Ports;
import io.holdfast.system.PlainCalls.Reply;
import io.holdfast.system.contract.Contract;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where nobody is checked, nobody is served who comes in on an address that others can reach, too.
 * While the test runs, the server listens on such an address of the machine beside its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElsewhereIT {

  private static final String TOKEN = "u:ab2d";

  /** One for documentation (RFC 5737), for machines that have none of their own. */
  private static final String ADDED = "198.51.100.77";

  private static final String INTERFACE = "address=>[interface=>elsewhere]";
  private static final String BINDING =
      "address=>[socket-binding-group=>standard-sockets,socket-binding=>elsewhere]";
  private static final String LISTENER =
      "address=>[subsystem=>undertow,server=>default-server,http-listener=>elsewhere]";

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final PlainCalls here = new PlainCalls(server.apiUrl());
  private final Rows rows = new Rows(server);
  private PlainCalls elsewhere;
  private boolean added;

  @BeforeAll
  void listenElsewhere() throws IOException {
    String address = addressThatOthersReach().orElse(null);
    Prerequisite.require(
        address != null,
        "ElsewhereIT",
        "the machine has no IPv4 address but loopback, and none can be added with ip (iproute2)");
    int port = Ports.freePort();
    server.management(
        composite(
            "{operation=>add,%s,inet-address=>\"%s\"}".formatted(INTERFACE, address),
            "{operation=>add,%s,interface=>elsewhere,port=>%d,fixed-port=>true}"
                .formatted(BINDING, port),
            "{operation=>add,%s,socket-binding=>elsewhere}".formatted(LISTENER)));
    elsewhere = new PlainCalls("http://%s:%d/volume".formatted(address, port));
  }

  @AfterAll
  void listenHereOnly() throws IOException {
    if (elsewhere != null) {
      server.management(
          composite(
                  "{operation=>remove,%s}".formatted(LISTENER),
                  "{operation=>remove,%s}".formatted(BINDING),
                  "{operation=>remove,%s}".formatted(INTERFACE))
              + "{allow-resource-service-restart=true}");
    }
    if (added) {
      ip("delete");
    }
  }

  private static String composite(String... steps) {
    return "/:composite(steps=[" + String.join(",", steps) + "])";
  }

  private Optional<String> addressThatOthersReach() throws IOException {
    Optional<String> address = addressOfTheMachine();
    if (address.isEmpty() && ip("add")) {
      added = true;
      return Optional.of(ADDED);
    }
    return address;
  }

  /** Gives the loopback interface an address that is none of loopback, or takes it away. */
  private static boolean ip(String verb) throws IOException {
    if (!Prerequisite.isInstalled("ip")) {
      return false;
    }
    ProcessBuilder ip = new ProcessBuilder("ip", "address", verb, ADDED + "/32", "dev", "lo");
    return ip.inheritIO().start().onExit().join().exitValue() == 0;
  }

  private static Optional<String> addressOfTheMachine() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance)
        .filter(address -> !address.isLoopbackAddress())
        .map(address -> address.getHostAddress())
        .findFirst();
  }

  /** Whatever a request says of where it comes from; without a token, it is given none. */
  @ParameterizedTest
  @CsvSource({
    "X-Auth-Token, u:ab2d",
    "X-Auth-Token, u:ab2d:reader",
    "X-Auth-User, u",
    "X-Forwarded-For, 127.0.0.1",
    "X-Forwarded-Host, 127.0.0.1",
    "X-Real-IP, 127.0.0.1",
    "Forwarded, for=127.0.0.1;by=127.0.0.1"
  })
  void aRequestFromElsewhereIsRefused(String header, String value) {
    String before = rows.state();
    String[] claim = {header, value};
    String[] both = {header, value, "X-Auth-Token", TOKEN, "Content-Type", "application/json"};
    Stream.of(
            elsewhere.get("/v3/backups", claim),
            elsewhere.get("/v3/", claim),
            elsewhere.get("/v3/nowhere", claim),
            elsewhere.send("POST", "/v3/volumes", "{\"volume\":{\"size\":1}}", both))
        .forEach(this::requireRefused);
    assertThat(rows.state()).isEqualTo(before);
  }

  private void requireRefused(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(403);
    assertThat(reply.header("X-Auth-Token")).isNull();
    Contract.of(server.apiUrl()).check("GET", "/backups", "3.0", reply.status(), reply.body());
  }

  @Test
  void whatNeedsNoTokenIsForAnybody() {
    assertThat(elsewhere.get("/").status()).isEqualTo(300);
    assertThat(elsewhere.get("/healthcheck").status()).isEqualTo(200);
    assertThat(elsewhere.get("/openapi.json").status()).isEqualTo(200);
  }

  @Test
  void theSameRequestIsServedHere() {
    assertThat(here.get("/v3/backups", "X-Auth-Token", TOKEN).status()).isEqualTo(200);
    assertThat(here.get("/v3/backups").header("X-Auth-Token")).isEqualTo("admin:admin");
  }
}
