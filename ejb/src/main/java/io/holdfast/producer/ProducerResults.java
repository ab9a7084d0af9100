package io.holdfast.producer;

import io.holdfast.json.JsonFields;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Tells producers how what they asked for has ended, in the caller's transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ProducerResults {

  private static final String END = ".end";
  private static final String ERROR = ".error";

  /**
   * An answer, and where it goes.
   *
   * @param address name of a queue
   * @param correlationId or null
   * @param text JSON, as the contract has it
   */
  public record Result(String address, String correlationId, String text) {}

  @Inject private AnsweredRequests answered;

  /**
   * The answer that an event makes due; nobody is told twice.
   *
   * @param type of the event
   * @param requestId of OpenStack, whose work it is
   */
  public Optional<Result> due(String type, String requestId, JsonObject payload) {
    if (!type.endsWith(END) && !type.endsWith(ERROR)) {
      return Optional.empty();
    }
    String status = type.endsWith(END) ? "finished" : "failed";
    return answered
        .takeWaiting(requestId)
        .map(
            waiting ->
                new Result(
                    waiting.replyTo(),
                    waiting.correlationId(),
                    text(waiting.requestId(), status, requestId, payload)));
  }

  private static String text(String id, String status, String requestId, JsonObject payload) {
    return new JsonFields()
        .put("request_id", id)
        .put("status", status)
        .put("openstack_request_id", requestId)
        .put("backup", payload)
        .toString();
  }
}
