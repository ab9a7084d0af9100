package io.holdfast.system.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call of a recorded session.
 *
 * @param name unique in its session
 * @param url path and query
 * @param headers of the request, with names of tokens in braces
 * @param body text, null if there was none
 * @param answer what Cinder said
 */
record Step(
    String name,
    String method,
    String url,
    Map<String, String> headers,
    String body,
    RecordedAnswer answer) {

  /**
   * What was answered.
   *
   * @param body null if there was none that is JSON
   * @param cutOff whether the body ended before its end, so that nobody knows what it was
   */
  record RecordedAnswer(int status, Map<String, String> headers, JsonValue body, boolean cutOff) {

    boolean ok() {
      return status < 300;
    }
  }

  static Step of(JsonObject step) {
    JsonObject request = step.getJsonObject("request");
    JsonObject response = step.getJsonObject("response");
    return new Step(
        step.getString("step"),
        request.getString("method"),
        request.getString("url"),
        headers(request),
        request.getString("body", null),
        new RecordedAnswer(
            response.getInt("status"),
            headers(response),
            response.get("json"),
            response.containsKey("body_broken")));
  }

  /** Names of headers have no case. */
  private static Map<String, String> headers(JsonObject message) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    message
        .getJsonObject("headers")
        .forEach((name, value) -> headers.put(name, ((JsonString) value).getString()));
    return headers;
  }
}
