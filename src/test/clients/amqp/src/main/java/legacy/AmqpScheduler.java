package legacy;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * Sends one request and prints its replies, a line each. Arguments: address, user, password, name
 * of the queue, text of the request, and how many replies to wait for. Speaks AMQP 1.0.
 */
public final class AmqpScheduler {

  private static final long PATIENCE_MILLIS = 60_000;

  private AmqpScheduler() {}

  /** Ends with 0 once it has all replies. */
  public static void main(String[] arguments) throws JMSException {
    ConnectionFactory factory = new JmsConnectionFactory(arguments[0]);
    Connection connection = factory.createConnection(arguments[1], arguments[2]);
    try {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      TemporaryQueue replies = session.createTemporaryQueue();
      MessageConsumer consumer = session.createConsumer(replies);
      TextMessage request = session.createTextMessage(arguments[4]);
      request.setJMSReplyTo(replies);
      session.createProducer(session.createQueue(arguments[3])).send(request);
      for (int reply = 0; reply < Integer.parseInt(arguments[5]); reply++) {
        print((TextMessage) consumer.receive(PATIENCE_MILLIS), request.getJMSMessageID());
      }
    } finally {
      connection.close();
    }
  }

  private static void print(TextMessage reply, String requestId) throws JMSException {
    if (reply == null) {
      throw new JMSException("no reply in time");
    }
    if (!requestId.equals(reply.getJMSCorrelationID())) {
      throw new JMSException("a reply to " + reply.getJMSCorrelationID() + ", not to " + requestId);
    }
    System.out.println("REPLY " + reply.getText());
  }
}
