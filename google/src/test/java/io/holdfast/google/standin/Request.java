package io.holdfast.google.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * One request, or one of several in a batch.
 *
 * @param path as it came, with its escapes
 * @param query decoded
 * @param headers by names in small letters
 */
record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  static Request of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    return of(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
  }

  static Request of(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    String[] parts = target.split("\\?", 2);
    Map<String, String> query = parts.length > 1 ? query(parts[1]) : Map.of();
    return new Request(method, parts[0], query, headers, unpacked(headers, body));
  }

  private static byte[] unpacked(Map<String, String> headers, byte[] body) throws IOException {
    if (!"gzip".equals(headers.get("content-encoding"))) {
      return body;
    }
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return plain.readAllBytes();
    }
  }

  static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  /** A part of the path without its escapes; a plus stays one. */
  static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The generation that the object must have, 0 if none may be there; null if that is all one. */
  Long wantedGeneration() throws Refused {
    String text = query.get("ifGenerationMatch");
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,18}")) {
      throw Refused.invalid("Invalid value for ifGenerationMatch: " + text);
    }
    return Long.valueOf(text);
  }
}
