package io.holdfast.messaging;

import io.holdfast.job.JobRunner;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.jboss.ejb3.annotation.Pool;

/**
 * Takes volume and snapshot jobs of this node from their queue. Works outside transactions, since
 * jobs outlive any timeout; the message is acknowledged when the job has ended, and delivered again
 * after a crash.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/holdfast/volumes"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(
          propertyName = "messageSelector",
          propertyValue = "worker = '${holdfast.host:holdfast-1}'"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Pool("holdfast-volumes")
public class VolumeJobListener implements MessageListener {

  @Inject private JobRunner runner;

  @Override
  public void onMessage(Message message) {
    try {
      runner.run(message.getBody(String.class));
    } catch (JMSException unreadable) {
      MessagingLog.LOG.unreadable(unreadable);
    }
  }
}
