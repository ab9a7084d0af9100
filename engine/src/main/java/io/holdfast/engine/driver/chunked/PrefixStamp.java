package io.holdfast.engine.driver.chunked;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The time in a prefix: UTC, to the second, digits only (chunked-format.md section 1). */
final class PrefixStamp {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

  private PrefixStamp() {}

  static String of(Instant jobStart) {
    return STAMP.format(jobStart);
  }
}
