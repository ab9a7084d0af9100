package io.holdfast.events;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Topic;
import jakarta.json.JsonObject;

/**
 * Sends events to the topic {@code holdfast.events}, in the transaction that changes the state:
 * what did not happen is not told, and what happened is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class BackupEvents {

  /** Property with the event's type, for selectors of subscribers. */
  public static final String EVENT_TYPE = "event_type";

  @Inject
  @JMSConnectionFactory("java:/JmsXA")
  private JMSContext jms;

  @Resource(lookup = "java:/jms/topic/holdfast/events")
  private Topic events;

  /**
   * Sends one event.
   *
   * @param type as {@code backup.create.start} (workflow.md section 8)
   * @param payload the fields of OpenStack's notification
   * @param requestId the request that led to it
   */
  public void send(String type, JsonObject payload, String requestId) {
    jms.createProducer()
        .setProperty(EVENT_TYPE, type)
        .setProperty("request_id", requestId)
        .send(events, payload.toString());
  }
}
