package io.holdfast.web.worker;

import io.holdfast.json.Fields;
import io.holdfast.json.JsonFields;
import java.util.HashSet;
import java.util.Set;

/**
 * What the body of a call that enables or disables a service asks for.
 *
 * @param host the worker
 * @param binary its program, by either of its two keys
 * @param binaryKey what came as {@code binary}, empty if nothing did
 * @param serviceKey what came as {@code service}, the older name of the key, empty if nothing did
 * @param reason why it is disabled, null where none belongs
 */
record ServiceSwitch(
    String host, String binary, String binaryKey, String serviceKey, String reason) {

  private static final Set<String> KEYS = Set.of("host", "binary", "service", "cluster");
  private static final String REASON = "disabled_reason";

  /** The fields of a call without a reason. */
  static ServiceSwitch read(Fields body) {
    return read(body.allow(KEYS), null);
  }

  /** The fields of a call with a reason, which must be there. */
  static ServiceSwitch readWithReason(Fields body) {
    Set<String> keys = new HashSet<>(KEYS);
    keys.add(REASON);
    body.allow(keys);
    String reason = body.requiredText(REASON, 1).strip();
    if (reason.isEmpty()) {
      throw body.broken(REASON, "must not be blank");
    }
    return read(body, reason);
  }

  private static ServiceSwitch read(Fields body, String reason) {
    String binary = body.has("binary") ? body.requiredText("binary", 1) : "";
    String service = body.has("service") ? body.requiredText("service", 1) : "";
    if (binary.isEmpty() && service.isEmpty()) {
      throw body.broken("binary", "is required");
    }
    String host = body.requiredText("host", 1);
    return new ServiceSwitch(host, binary.isEmpty() ? service : binary, binary, service, reason);
  }

  /** The answer to a call that enables. */
  JsonFields enabled() {
    return answer("enabled", false).putNull(REASON);
  }

  /** The answer to a call that disables. */
  JsonFields disabled() {
    JsonFields answer = answer("disabled", true);
    if (reason != null) {
      answer.put(REASON, reason);
    }
    return answer;
  }

  private JsonFields answer(String status, boolean disabled) {
    return new JsonFields()
        .put("host", host)
        .put("service", serviceKey)
        .put("binary", binaryKey)
        .put("status", status)
        .put("disabled", disabled);
  }
}
