package io.holdfast.system.hostile;

import java.nio.charset.StandardCharsets;

/** Text as it may stand in a request line. */
final class UrlText {

  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";

  private UrlText() {}

  /** Every byte but letters, digits and {@code -_.~} as its percent code. */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf(octet) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append("%%%02X".formatted(octet & 0xff));
      }
    }
    return encoded.toString();
  }

  /** The text without what ends a request line or a part of it. */
  static String raw(String text) {
    return HostileRequest.utf8(text).replaceAll("[\\x00-\\x20\\x7f?#]", "");
  }
}
