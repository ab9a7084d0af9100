package io.holdfast.system.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One request, as the bytes that go over the wire.
 *
 * @param kind what is hostile about it
 * @param verb of its request line
 * @param bytes all of it
 * @param wellFormed whether HTTP can make sense of it; if not, the server may end the connection
 * @param authenticated whether it carries a token
 */
record HostileRequest(
    String kind, String verb, byte[] bytes, boolean wellFormed, boolean authenticated) {

  private static final int LONGEST_SHOWN = 2000;
  private static final int CHUNK = 100;
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** Text whose characters are bytes. */
  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Text in Latin-1 that is UTF-8 when it is sent. */
  static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /**
   * A request with one body or none, in chunks if the headers say so.
   *
   * @param target of the request line, Latin-1
   * @param headers without those of the body; their values are Latin-1
   * @param body Latin-1, or null
   */
  static HostileRequest of(
      String kind, String verb, String target, Map<String, String> headers, String body) {
    StringBuilder text = new StringBuilder(verb + " " + target + " HTTP/1.1\r\n");
    text.append("Host: 127.0.0.1\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    if (headers.containsKey("Transfer-Encoding")) {
      text.append("\r\n").append(chunked(body == null ? "" : body));
    } else {
      text.append(body == null ? "\r\n" : "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }
    boolean token = headers.containsKey("X-Auth-Token");
    return new HostileRequest(kind, verb, latin(text.toString()), true, token);
  }

  private static String chunked(String body) {
    StringBuilder chunks = new StringBuilder();
    for (int from = 0; from < body.length(); from += CHUNK) {
      String chunk = body.substring(from, Math.min(from + CHUNK, body.length()));
      chunks.append(Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n");
    }
    return chunks.append("0\r\n\r\n").toString();
  }

  /** True if an answer that is no refusal can be meant to change nothing. */
  boolean reads() {
    return READING.contains(verb.toUpperCase(Locale.ROOT)) || !authenticated;
  }

  /** All of it, as Latin-1. */
  String text() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The target in the request line, if there is one. */
  String target() {
    String[] words = text().split(" ", 3);
    return words.length < 3 ? "" : words[1];
  }

  /** The beginning of it, for people to read. */
  @Override
  public String toString() {
    String text = text();
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    return kind + " (" + bytes.length + " bytes): " + shown.replace("\0", "<NUL>");
  }
}
