package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
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
  void theNodeLivesWhileItsHeartbeatRuns() {
    assertThat(checks("live")).contains("heartbeat");
  }
}
