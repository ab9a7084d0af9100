package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Api;
import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * More requests than anybody takes wait on disk, and everything else goes on. Passes on every
 * broker.
 */
abstract class FloodContract {

  private static final int MESSAGES = 100_000;
  private static final int BATCH = 1000;

  private final MessagingSystem system;
  private final Api api;

  FloodContract(MessagingSystem system) {
    this.system = system;
    this.api = new Api(system.server().apiUrl(), RunningHoldfast.GRANTED_PROJECT);
  }

  private Scheduler scheduler() {
    return new Scheduler(
        system.address(), MessagingSystem.PRODUCER, RunningHoldfast.GRANTED_PROJECT);
  }

  private void send(Scheduler scheduler) {
    try (JMSContext jms = scheduler.jms().createContext(JMSContext.SESSION_TRANSACTED)) {
      Queue requests = jms.createQueue(Scheduler.REQUESTS);
      JMSProducer producer = jms.createProducer();
      String text =
          scheduler
              .request("create")
              .add("volume_id", UUID.randomUUID().toString())
              .add("description", "d".repeat(255))
              .build()
              .toString();
      for (int message = 1; message <= MESSAGES; message++) {
        producer.send(requests, text);
        if (message % BATCH == 0) {
          jms.commit();
        }
      }
    }
  }

  @Test
  void aHundredThousandRequestsWaitOnDiskOverACrashWhileOthersAreServed() {
    new Rows(system.server()).quota(api.project(), 1000);
    String volume = api.volume(1);
    api.storedBackup(Json.createObjectBuilder().add("volume_id", volume));

    system.pauseRequests();
    try (Scheduler scheduler = scheduler()) {
      send(scheduler);
      assertThat(system.waitingRequests()).isEqualTo(MESSAGES);
      assertThat(system.pagesOfRequests()).isGreaterThan(10);
      api.storedBackup(Json.createObjectBuilder().add("volume_id", volume));
    }
    system.crash();
    system.pauseRequests();
    assertThat(system.waitingRequests()).isGreaterThan(MESSAGES * 9L / 10);
    system.removeRequests();
    system.resumeRequests();
    system.removeDead();

    try (Scheduler scheduler = scheduler()) {
      JsonObject answer = scheduler.ask(scheduler.request("create").add("volume_id", volume));
      assertThat(answer.getString("status")).isEqualTo("accepted");
      api.awaitBackup(answer.getJsonObject("create").getString("backup_id"), "available");
    }
  }
}
