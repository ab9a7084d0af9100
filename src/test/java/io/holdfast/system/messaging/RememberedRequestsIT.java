package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Api;
import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long it is known that a request was done: {@code holdfast.producers.remember}, a week. */
class RememberedRequestsIT {

  private static final String PROJECT = RunningHoldfast.GRANTED_PROJECT;

  private final MessagingSystem system = EmbeddedBroker.shared();
  private final Rows rows = new Rows(system.server());
  private final Api api = new Api(system.server().apiUrl(), PROJECT);
  private final String first = "days-" + UUID.randomUUID();
  private final String second = "weeks-" + UUID.randomUUID();

  private void letPass(String request, String time) {
    rows.execute(
        "update producer_requests set created_at = created_at - interval '%s' where request_id = '%s'"
            .formatted(time, request));
  }

  private long remembered(String request) {
    return rows.count("producer_requests where request_id = '" + request + "'");
  }

  @Test
  void whatComesAgainWithinAWeekIsNotDoneAgainAndWhatIsOlderIsForgotten() {
    rows.quota(PROJECT, 1000);
    String volume = api.volume(1);
    try (Scheduler scheduler = new Scheduler(system.address(), MessagingSystem.PRODUCER, PROJECT)) {
      JsonObject days = ask(scheduler, volume, first);
      JsonObject weeks = ask(scheduler, volume, second);
      letPass(first, "6 days 23 hours");
      letPass(second, "7 days 1 hour");

      await().atMost(Duration.ofSeconds(150)).until(() -> remembered(second) == 0);

      assertThat(ask(scheduler, volume, first)).isEqualTo(days);
      JsonObject again = ask(scheduler, volume, second);
      assertThat(backup(again)).isNotEqualTo(backup(weeks));
      assertThat(rows.count("backups where volume_id = '" + volume + "'")).isEqualTo(3);
      api.awaitBackup(backup(again), "available");
    }
  }

  private JsonObject ask(Scheduler scheduler, String volume, String request) {
    JsonObject answer =
        scheduler.ask(
            scheduler.request("create").add("volume_id", volume).add("request_id", request));
    api.awaitBackup(backup(answer), "available");
    return answer;
  }

  private static String backup(JsonObject answer) {
    assertThat(answer.getString("status")).as(answer.toString()).isEqualTo("accepted");
    return answer.getJsonObject("create").getString("backup_id");
  }
}
