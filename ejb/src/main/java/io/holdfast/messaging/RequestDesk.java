package io.holdfast.messaging;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.RequestTrace;
import io.holdfast.producer.AnsweredRequests;
import io.holdfast.producer.ProducerAnswer;
import io.holdfast.producer.ProducerRehearsal;
import io.holdfast.producer.ProducerRequest;
import io.holdfast.producer.ProducerUseCases;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Optional;

/**
 * Takes requests, in one transaction each over message, rows, quota, job and answer. No EJB of its
 * own: a refusal that left one would end the transaction, and the message would come again.
 */
@Dependent
public class RequestDesk {

  private static final String DELIVERIES = "JMSXDeliveryCount";

  /** Deliveries of a message that fails without having been refused. */
  private static final int ATTEMPTS = 5;

  @Inject private AnsweredRequests answered;
  @Inject private ProducerRehearsal rehearsal;
  @Inject private ProducerUseCases useCases;
  @Inject private RequestReplies replies;

  /** Answers a message, in the caller's transaction. */
  public void take(Message message, RequestTrace trace) throws JMSException {
    ReplyAddress address;
    try {
      address = ReplyAddress.of(message).orElse(null);
    } catch (RequestRefusedException notForReplies) {
      replies.bury(message, refusal(message, notForReplies).text());
      return;
    }
    if (message.getIntProperty(DELIVERIES) > ATTEMPTS) {
      giveUp(message, address);
    } else if (!expired(message)) {
      read(message, address, trace);
    }
  }

  private static boolean expired(Message message) throws JMSException {
    long end = message.getJMSExpiration();
    return end > 0 && end <= System.currentTimeMillis();
  }

  /** It failed again and again, for reasons that the log has. Kept, to be sent anew. */
  private void giveUp(Message message, ReplyAddress address) throws JMSException {
    ProducerAnswer answer =
        ProducerAnswer.refused(
            MessageHeaders.id(message),
            Refusal.UNAVAILABLE.code(),
            "The request failed " + ATTEMPTS + " times; the log of the service says why.");
    replies.reply(address, MessageHeaders.correlation(message), answer);
    replies.bury(message, answer.text());
  }

  private void read(Message message, ReplyAddress address, RequestTrace trace) throws JMSException {
    ProducerRequest request;
    try {
      request = RequestReader.read(sender(message), trace, message);
    } catch (RequestRefusedException malformed) {
      refuse(message, address, refusal(message, malformed));
      return;
    }
    Optional<AnsweredRequests.Answered> before = answered.find(request);
    if (before.isPresent()) {
      repeat(message, address, request, before.get());
    } else {
      decide(message, address, request);
    }
  }

  private static ProducerAnswer refusal(Message message, RequestRefusedException reason)
      throws JMSException {
    return ProducerAnswer.refused(MessageHeaders.id(message), reason);
  }

  private static String sender(Message message) throws JMSException {
    String sender = message.getStringProperty(MessageHeaders.SENDER);
    if (sender == null || sender.isEmpty()) {
      throw new RequestRefusedException(
          Refusal.UNAUTHENTICATED, "The message must come from a user that the broker knows.");
    }
    return sender;
  }

  private void decide(Message message, ReplyAddress address, ProducerRequest request)
      throws JMSException {
    try {
      rehearsal.rehearse(request);
    } catch (RequestRefusedException refused) {
      refuseUnlessDone(message, address, request, refused);
      return;
    }
    String correlation = MessageHeaders.correlation(message);
    String told = address == null ? null : address.address();
    if (answered.remember(request, told, correlation)) {
      ProducerAnswer answer = useCases.accept(request);
      answered.answer(request, answer);
      replies.reply(address, correlation, answer);
    } else {
      repeat(message, address, request, answered.find(request).orElseThrow());
    }
  }

  /** The refusal may be due to this very request, which came twice and was done meanwhile. */
  private void refuseUnlessDone(
      Message message,
      ReplyAddress address,
      ProducerRequest request,
      RequestRefusedException refused)
      throws JMSException {
    Optional<AnsweredRequests.Answered> meanwhile = answered.find(request);
    if (meanwhile.isPresent()) {
      repeat(message, address, request, meanwhile.get());
    } else {
      refuse(message, address, ProducerAnswer.refused(request.id(), refused));
    }
  }

  private void repeat(
      Message message,
      ReplyAddress address,
      ProducerRequest request,
      AnsweredRequests.Answered before)
      throws JMSException {
    if (before.digest().equals(request.digest())) {
      replies.reply(
          address, MessageHeaders.correlation(message), new ProducerAnswer(before.answer(), null));
      return;
    }
    refuse(
        message,
        address,
        ProducerAnswer.refused(
            request.id(),
            Refusal.CONFLICT.code(),
            "Invalid input for request_id: another request had it before."));
  }

  /** Without an address the refusal goes with the request to the dead letters. */
  private void refuse(Message message, ReplyAddress address, ProducerAnswer refusal)
      throws JMSException {
    if (address == null) {
      replies.bury(message, refusal.text());
    } else {
      replies.reply(address, MessageHeaders.correlation(message), refusal);
    }
  }
}
