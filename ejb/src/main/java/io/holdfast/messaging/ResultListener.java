package io.holdfast.messaging;

import static io.holdfast.json.JsonParts.JSON;

import io.holdfast.events.BackupEvents;
import io.holdfast.producer.ProducerResults;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/**
 * Hears the ends of jobs, and tells those who asked for them by message. Beside the jobs, because
 * an address that is gone must not undo what a job has done.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/topic/holdfast/events"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Topic"),
      @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
      @ActivationConfigProperty(
          propertyName = "subscriptionName",
          propertyValue = "holdfast-results"),
      @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
      @ActivationConfigProperty(
          propertyName = "messageSelector",
          propertyValue = "event_type like '%.end' or event_type like '%.error'"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
    })
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ResultListener implements MessageListener {

  @Inject private ProducerResults results;
  @Inject private RequestReplies replies;

  @Override
  public void onMessage(Message event) {
    try {
      String type = event.getStringProperty(BackupEvents.EVENT_TYPE);
      String requestId = event.getStringProperty(BackupEvents.REQUEST_ID);
      results.due(type, requestId, data(event)).ifPresent(replies::tell);
    } catch (JMSException unreadable) {
      MessagingLog.LOG.resultNotTold(unreadable);
    }
  }

  private static JsonObject data(Message event) throws JMSException {
    try (JsonReader reader = JSON.createReader(new StringReader(event.getBody(String.class)))) {
      return reader.readObject().getJsonObject("data");
    }
  }
}
