package io.holdfast.messaging;

import io.holdfast.identity.LoggedRequest;
import io.holdfast.identity.RequestTrace;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.UUID;

/**
 * Takes requests of producers from their queue. What fails, and was not refused, comes again with
 * growing delays, and is a dead letter in the end.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/holdfast/requests"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
    })
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class RequestListener implements MessageListener {

  @Inject private RequestDesk desk;
  @Resource private MessageDrivenContext context;

  @Override
  public void onMessage(Message message) {
    try {
      RequestTrace trace = trace(message);
      LoggedRequest.begin(trace);
      desk.take(message, trace);
    } catch (JMSException | RuntimeException failure) {
      MessagingLog.LOG.requestFailed(failure);
      context.setRollbackOnly();
    } finally {
      LoggedRequest.end();
    }
  }

  /** The names of REST's headers, as far as JMS lets them be names. */
  private static RequestTrace trace(Message message) throws JMSException {
    return RequestTrace.received(
        "req-" + UUID.randomUUID(),
        message.getStringProperty("x_openstack_request_id"),
        message.getStringProperty("traceparent"),
        message.getStringProperty("tracestate"));
  }
}
