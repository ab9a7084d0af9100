package io.holdfast.system.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.holdfast.backup.BackupApiBean;
import io.holdfast.backup.CreateBackup;
import io.holdfast.identity.RequestContext;
import io.holdfast.identity.RequestTrace;
import io.holdfast.volume.CreateVolume;
import io.holdfast.volume.VolumeApiBean;
import io.holdfast.volume.VolumeQueries;
import io.holdfast.volume.VolumeStatus;
import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a subscriber of the topic hears of a backup. */
@ExtendWith(ArquillianExtension.class)
class EventsIT {

  private static final long WAIT_MILLIS = 30_000;

  @Deployment
  static WebArchive deployment() {
    return InsideTheServer.archive("events.war", EventsIT.class);
  }

  @Resource(lookup = "java:/ConnectionFactory")
  private ConnectionFactory connections;

  @Resource(lookup = "java:/jms/topic/holdfast/events")
  private Topic events;

  private final RequestContext context =
      new RequestContext("u", "ab09", Set.of("admin"), RequestTrace.of("req-" + UUID.randomUUID()));

  @SuppressWarnings("unchecked")
  private static <T> T bean(Class<T> type) throws NamingException {
    return (T)
        new InitialContext().lookup("java:global/holdfast/holdfast-ejb/" + type.getSimpleName());
  }

  private String availableVolume() throws Exception {
    CreateVolume request = new CreateVolume(1, "v", null, Map.of(), null, null, null, null, null);
    String id = bean(VolumeApiBean.class).create(context, request).id();
    VolumeQueries queries = bean(VolumeQueries.class);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (queries.show(context, id).status() != VolumeStatus.AVAILABLE
        && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
    return id;
  }

  @Test
  void startAndEndOfABackupAreToldInOrderWithTheRequest() throws Exception {
    String volume = availableVolume();
    try (JMSContext jms = connections.createContext()) {
      String ours = "request_id = '" + context.requestId() + "'";
      JMSConsumer subscriber = jms.createConsumer(events, ours);
      String backup =
          bean(BackupApiBean.class)
              .create(
                  context,
                  new CreateBackup(volume, null, "n", null, false, false, null, Map.of(), null))
              .id();

      List<String> types = new ArrayList<>();
      for (int count = 0; count < 2; count++) {
        TextMessage event = (TextMessage) subscriber.receive(WAIT_MILLIS);
        types.add(event.getStringProperty("event_type"));
        assertTrue(event.getText().contains("\"backup_id\":\"" + backup + "\""), event.getText());
      }
      assertEquals(List.of("backup.create.start", "backup.create.end"), types);
    }
  }
}
