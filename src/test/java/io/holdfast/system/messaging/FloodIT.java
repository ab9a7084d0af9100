package io.holdfast.system.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Api;
import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More requests than anybody takes wait on disk, and everything else goes on. */
class FloodIT {

  private static final int MESSAGES = 100_000;
  private static final int BATCH = 1000;

  private static final String BROKER = "/subsystem=messaging-activemq/server=default";
  private static final String QUEUE = BROKER + "/jms-queue=holdfast.requests";
  private static final String PAGES =
      BROKER + "/core-address=jms.queue.holdfast.requests:read-attribute(name=number-of-pages)";

  @TempDir Path folder;

  private final RunningHoldfast server = RunningHoldfast.shared();
  private final Api api = new Api(server.apiUrl(), RunningHoldfast.GRANTED_PROJECT);

  private long number(String command) {
    return Scheduler.json(server.management(command)).getJsonNumber("result").longValue();
  }

  private long waiting() {
    return number(QUEUE + ":count-messages");
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
    BrokerUsers users = new BrokerUsers(server);
    users.add(RunningHoldfast.PRODUCER, "holdfast-producer");
    String address = BrokerUsers.address(server.messagingPort(), users.trust(folder));
    new Rows(server).quota(api.project(), 1000);
    String volume = api.volume(1);
    api.storedBackup(Json.createObjectBuilder().add("volume_id", volume));

    server.management(QUEUE + ":pause");
    try (Scheduler scheduler = new Scheduler(address, RunningHoldfast.PRODUCER, api.project())) {
      send(scheduler);
      assertThat(waiting()).isEqualTo(MESSAGES);
      assertThat(number(PAGES)).isGreaterThan(10);
      api.storedBackup(Json.createObjectBuilder().add("volume_id", volume));
    }
    server.kill();
    server.start();
    server.management(QUEUE + ":pause");
    assertThat(waiting()).isGreaterThan(MESSAGES * 9L / 10);
    server.management(QUEUE + ":remove-messages");
    server.management(QUEUE + ":resume");
    server.management(BROKER + "/jms-queue=holdfast.dead:remove-messages");

    try (Scheduler scheduler = new Scheduler(address, RunningHoldfast.PRODUCER, api.project())) {
      assertThat(
              scheduler
                  .ask(scheduler.request("create").add("volume_id", volume))
                  .getString("status"))
          .isEqualTo("accepted");
    }
  }
}
