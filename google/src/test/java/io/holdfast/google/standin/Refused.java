package io.holdfast.google.standin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;

/** A request that is answered with an error. */
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  Refused(int status, String reason, String message) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  static Refused invalid(String message) {
    return new Refused(400, "invalid", message);
  }

  static Refused notFound(String message) {
    return new Refused(404, "notFound", message);
  }

  static Refused precondition() {
    return new Refused(
        412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
  }

  Answer answer() {
    JsonObject error =
        Json.createObjectBuilder()
            .add("domain", "global")
            .add("reason", reason)
            .add("message", getMessage())
            .build();
    JsonObject body =
        Json.createObjectBuilder()
            .add(
                "error",
                Json.createObjectBuilder()
                    .add("code", status)
                    .add("message", getMessage())
                    .add("errors", Json.createArrayBuilder().add(error)))
            .build();
    Answer answer = Answer.json(status, body);
    return status == 401
        ? new Answer(
            401,
            Map.of(
                "Content-Type",
                "application/json; charset=UTF-8",
                "WWW-Authenticate",
                "Bearer realm=\"https://accounts.google.com/\", error=invalid_token"),
            answer.body())
        : answer;
  }
}
