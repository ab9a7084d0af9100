package io.holdfast.web.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The percent codes of an address. */
final class PercentCodes {

  private static final int HEXADECIMAL = 16;

  private PercentCodes() {}

  /**
   * True if all codes are bytes of UTF-8.
   *
   * @param address a valid URI: two hexadecimal digits follow every percent sign
   */
  static boolean areText(String address) {
    if (address.indexOf('%') < 0) {
      return true;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(address.length());
    for (int at = 0; at < address.length(); at++) {
      char character = address.charAt(at);
      if (character == '%') {
        bytes.write(Integer.parseInt(address, at + 1, at + 3, HEXADECIMAL));
        at += 2;
      } else {
        bytes.write(character);
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException broken) {
      return false;
    }
  }
}
