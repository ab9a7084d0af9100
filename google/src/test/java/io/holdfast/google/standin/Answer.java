package io.holdfast.google.standin;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a request is answered. */
record Answer(int status, Map<String, String> headers, byte[] body) {

  static Answer json(int status, JsonObject json) {
    return new Answer(
        status,
        Map.of("Content-Type", "application/json; charset=UTF-8"),
        json.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Answer empty(int status, Map<String, String> headers) {
    return new Answer(status, headers, new byte[0]);
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    // -1 is what says that there is no body.
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
