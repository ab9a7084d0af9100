package io.holdfast.messaging;

import io.holdfast.producer.ProducerAnswer;
import io.holdfast.producer.ProducerResults;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;

/** Answers to requests, in the transaction that takes them from their queue. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class RequestReplies {

  @Inject
  @JMSConnectionFactory("java:/JmsXA")
  private JMSContext jms;

  @Resource(lookup = "java:/jms/queue/holdfast/dead")
  private Queue dead;

  /**
   * Answers a request.
   *
   * @param address null if nobody wants an answer
   */
  public void reply(ReplyAddress address, String correlationId, ProducerAnswer answer) {
    if (address != null) {
      send(address, correlationId, answer.text());
    }
  }

  /** Tells the end of what was asked for before. */
  public void tell(ProducerResults.Result result) {
    send(ReplyAddress.checked(result.address()), result.correlationId(), result.text());
  }

  /** Puts a request among the dead letters, with the reason. */
  public void bury(Message request, String reason) throws JMSException {
    String correlation = MessageHeaders.correlation(request);
    DeadLetter.giveReason(request, reason);
    jms.createProducer().setJMSCorrelationID(correlation).send(dead, request);
  }

  private void send(ReplyAddress address, String correlationId, String text) {
    try {
      jms.createProducer().setJMSCorrelationID(correlationId).send(address.queue(), text);
    } catch (InvalidDestinationRuntimeException gone) {
      // Whoever asked has left. What they asked for is done all the same.
      MessagingLog.LOG.replyAddressGone(address.address(), gone.getMessage());
    }
  }
}
