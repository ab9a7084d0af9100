package io.holdfast.web.fault;

import static io.holdfast.json.JsonParts.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * The body of a refused request (api.md section 4).
 *
 * @param code the HTTP status
 * @param message what is wrong and what to do, for the caller
 * @param again true if the same request can be accepted later, as when others free their quota
 */
public record Fault(int code, String message, boolean again) {

  private static final int UNAUTHORIZED = 401;

  private static final Map<Integer, String> KEYS =
      Map.of(
          400,
          "badRequest",
          UNAUTHORIZED,
          "error",
          403,
          "forbidden",
          404,
          "itemNotFound",
          405,
          "badMethod",
          409,
          "conflictingRequest",
          413,
          "overLimit",
          415,
          "badMediaType",
          501,
          "notImplemented",
          503,
          "serviceUnavailable");

  /** A fault that stays one, however often the request is sent. */
  public Fault(int code, String message) {
    this(code, message, false);
  }

  /** The word that names this kind of fault; codes without one of their own share a word. */
  public String key() {
    return KEYS.getOrDefault(code, "computeFault");
  }

  /** The fault as clients read it; a 401 has the form of the identity service (auth.md 1.3). */
  public JsonObject json() {
    JsonObjectBuilder inner = JSON.createObjectBuilder().add("code", code);
    if (code == UNAUTHORIZED) {
      inner.add("title", "Unauthorized");
    }
    inner.add("message", message);
    if (again) {
      inner.add("retryAfter", "0");
    }
    return JSON.createObjectBuilder().add(key(), inner).build();
  }

  /** The whole answer. */
  public Response response() {
    Response.ResponseBuilder answer =
        Response.status(code).type(MediaType.APPLICATION_JSON_TYPE).entity(json());
    if (again) {
      answer.header(HttpHeaders.RETRY_AFTER, "0");
    }
    return answer.build();
  }
}
