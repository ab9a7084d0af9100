package io.holdfast.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The header by which a server asks to be left alone for a while (RFC 9110, 10.2.3). */
public final class RetryAfter {

  private RetryAfter() {}

  /**
   * Reads a number of seconds or a date.
   *
   * @param header its value, or null
   * @return null if it is neither
   */
  public static Duration parse(String header) {
    if (header == null) {
      return null;
    }
    if (header.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      Instant when = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
      Duration wait = Duration.between(Instant.now(), when);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException neither) {
      return null;
    }
  }
}
