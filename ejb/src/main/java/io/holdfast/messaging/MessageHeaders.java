package io.holdfast.messaging;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** What a message says of itself, whatever protocol it came by. */
final class MessageHeaders {

  /** The user who sent it, by the connection's credentials; our plugin in the broker sets it. */
  static final String SENDER = "holdfast_sender";

  /** The id that a sender of AMQP has given, where the broker gives one of its own. */
  private static final String SENDERS_ID = "NATIVE_MESSAGE_ID";

  private MessageHeaders() {}

  /** The id by which the sender knows the message; null if it has none, as with STOMP. */
  static String id(Message message) throws JMSException {
    String given = message.getStringProperty(SENDERS_ID);
    return given == null ? message.getJMSMessageID() : given;
  }

  /** By what the answer is to be recognised, as JMS has it; null if by nothing. */
  static String correlation(Message message) throws JMSException {
    String own = message.getJMSCorrelationID();
    return own == null ? id(message) : own;
  }
}
