package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.contract.Contract;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator's monitoring asks. */
class HealthIT {

  private final RunningHoldfast server = RunningHoldfast.shared();

  private List<String> checks(String kind) {
    JsonObject health = server.health(kind);
    assertThat(health.getString("status")).isEqualTo("UP");
    return health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .map(check -> check.getString("name"))
        .toList();
  }

  @Test
  void readinessNamesDatabaseBrokerAndTarget() {
    assertThat(checks("ready")).contains("database", "broker", "target");
  }

  @Test
  void theStartIsOverWhenTheWorkerIsKnown() {
    assertThat(checks("started")).contains("worker");
  }

  @Test
  void aFileTakesTheNodeOutOfServiceForLoadBalancers() throws Exception {
    assertHealth(200, "OK");
    Files.createFile(server.disableFile());
    try {
      assertHealth(503, "DISABLED BY FILE");
    } finally {
      Files.delete(server.disableFile());
    }
    assertHealth(200, "OK");
  }

  private void assertHealth(int status, String text) {
    PlainCalls.Reply reply = new PlainCalls(server.apiUrl()).get("/healthcheck");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).startsWith("text/plain");
    assertThat(reply.body()).isEqualTo(text);
    Contract.of(server.apiUrl()).checkOfContext("GET", "/healthcheck", status, text);
  }

  @Test
  void theNodeLivesWhileItsHeartbeatRuns() {
    assertThat(checks("live")).contains("heartbeat");
  }
}
