package io.holdfast.system.hostile;

import java.util.Map;

/**
 * What came back.
 *
 * @param status HTTP status; 0 if the connection ended without an answer
 * @param headers by lower-case name
 * @param body text, empty if there was none
 */
record RawAnswer(int status, Map<String, String> headers, String body) {

  static final RawAnswer NONE = new RawAnswer(0, Map.of(), "");

  /** True if the server ends the connection after this answer. */
  boolean lastOfConnection() {
    return "close".equalsIgnoreCase(headers.get("connection"));
  }
}
