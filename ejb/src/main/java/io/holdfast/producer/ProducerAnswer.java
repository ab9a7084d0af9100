package io.holdfast.producer;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.JsonFields;

/**
 * What a sender is told of a request.
 *
 * @param text JSON, as the contract has it
 * @param requestId of OpenStack, by which the work is known; null if there is none
 */
public record ProducerAnswer(String text, String requestId) {

  /** The request was accepted, and what came of it is under way or told. */
  static ProducerAnswer accepted(ProducerRequest request, String requestId, JsonFields told) {
    JsonFields answer =
        new JsonFields()
            .put("request_id", request.id())
            .put("status", "accepted")
            .put("code", 202)
            .put("openstack_request_id", requestId)
            .put(request.action().answered(), told);
    return new ProducerAnswer(answer.toString(), requestId);
  }

  /** The request was refused, as REST would refuse it; nothing changed. */
  public static ProducerAnswer refused(String id, RequestRefusedException refusal) {
    return refused(id, refusal.refusal().code(), refusal.getMessage());
  }

  /** The request was not done. */
  public static ProducerAnswer refused(String id, int code, String message) {
    JsonFields answer =
        new JsonFields()
            .put("request_id", id)
            .put("status", "refused")
            .put("code", code)
            .put("message", message);
    return new ProducerAnswer(answer.toString(), null);
  }
}
