package io.holdfast.events;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.identity.RequestTrace;
import io.holdfast.json.JsonFields;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Topic;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Sends events to the topic {@code holdfast.events}, in the transaction that changes the state:
 * what did not happen is not told, and what happened is. They are CloudEvents 1.0 in JSON.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class BackupEvents {

  /** Property with the event's type, for selectors of subscribers. */
  public static final String EVENT_TYPE = "event_type";

  /** Property with OpenStack's id of the request. */
  public static final String REQUEST_ID = "request_id";

  @Inject
  @JMSConnectionFactory("java:/JmsXA")
  private JMSContext jms;

  @Resource(lookup = "java:/jms/topic/holdfast/events")
  private Topic events;

  @Inject private NodeConfiguration node;

  /**
   * Sends one event.
   *
   * @param type as {@code backup.create.start} (workflow.md section 8)
   * @param payload the fields of OpenStack's notification
   * @param trace the request that led to it
   */
  public void send(String type, JsonObject payload, RequestTrace trace) {
    jms.createProducer()
        .setProperty(EVENT_TYPE, type)
        .setProperty(REQUEST_ID, trace.requestId())
        .send(events, event(type, payload, trace).toString());
  }

  private JsonFields event(String type, JsonObject payload, RequestTrace trace) {
    JsonFields event =
        new JsonFields()
            .put("specversion", "1.0")
            .put("id", UUID.randomUUID().toString())
            .put("source", "/holdfast/" + node.host())
            .put("type", type)
            .put("subject", payload.getString("backup_id"))
            .put("time", Instant.now().truncatedTo(ChronoUnit.MICROS).toString())
            .put("datacontenttype", "application/json");
    addTrace(event, trace);
    return event.put("data", payload);
  }

  /** Extension attributes; one without a value must not be there (CloudEvents section 3). */
  private static void addTrace(JsonFields event, RequestTrace trace) {
    event.put("requestid", trace.requestId());
    if (trace.globalRequestId() != null) {
      event.put("globalrequestid", trace.globalRequestId());
    }
    if (trace.traceparent() != null) {
      event.put("traceparent", trace.traceparent());
    }
    if (trace.tracestate() != null) {
      event.put("tracestate", trace.tracestate());
    }
  }
}
