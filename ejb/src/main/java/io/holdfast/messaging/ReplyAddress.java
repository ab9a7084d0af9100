package io.holdfast.messaging;

import io.holdfast.fault.RequestRefusedException;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;

/**
 * Where a reply goes. The service may send to every address, and nobody must be able to make it
 * send to those of others: replies go to temporary queues, whose names cannot be guessed, and to
 * queues that are for replies.
 *
 * @param address the name of the queue on the broker
 */
record ReplyAddress(String address) {

  private static final Pattern FOR_REPLIES =
      Pattern.compile("(jms\\.queue\\.)?holdfast\\.replies\\.[A-Za-z0-9._-]{1,200}");
  private static final Pattern TEMPORARY =
      Pattern.compile(
          "(jms\\.temp-?queue\\.)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * The address that a message wants its replies at; empty if it wants none.
   *
   * @throws RequestRefusedException 400 if it is not one for replies
   */
  static Optional<ReplyAddress> of(Message message) throws JMSException {
    Destination wanted = message.getJMSReplyTo();
    return wanted == null
        ? Optional.empty()
        : Optional.of(checked(((ActiveMQDestination) wanted).getAddress()));
  }

  /** The same of a name. */
  static ReplyAddress checked(String name) {
    if (!FOR_REPLIES.matcher(name).matches() && !TEMPORARY.matcher(name).matches()) {
      throw RequestRefusedException.badRequest(
          "Invalid input for JMSReplyTo: it must be a temporary queue, or a queue whose name begins with holdfast.replies.");
    }
    return new ReplyAddress(name);
  }

  /** The queue, to send to. */
  Destination queue() {
    return ActiveMQDestination.createQueue(address);
  }
}
