package io.holdfast.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  @Test
  void secondsAreRead() {
    assertThat(RetryAfter.parse("0")).isEqualTo(Duration.ZERO);
    assertThat(RetryAfter.parse("120")).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void datesAreReadAndThoseGoneAreNow() {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(100));
    String gone = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.minusDays(1));
    assertThat(RetryAfter.parse(soon)).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(100));
    assertThat(RetryAfter.parse(gone)).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "-1", "soon", "9999999999", "1.5"})
  void whatIsNeitherIsNothing(String header) {
    assertThat(RetryAfter.parse(header)).isNull();
  }
}
