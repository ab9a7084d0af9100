package io.holdfast.persistence;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** The time that rows carry: UTC with the microseconds PostgreSQL keeps. */
public final class UtcTime {

  private static final Clock CLOCK = Clock.systemUTC();

  private UtcTime() {}

  /** Now, cut to microseconds so that a row reads back as it was written. */
  public static LocalDateTime now() {
    return LocalDateTime.now(CLOCK).truncatedTo(ChronoUnit.MICROS);
  }
}
