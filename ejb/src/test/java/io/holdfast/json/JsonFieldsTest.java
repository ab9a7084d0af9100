package io.holdfast.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

  @Test
  void timesAlwaysHaveSixDigitsAndNoZone() {
    assertThat(
            new JsonFields()
                .put("a", LocalDateTime.of(2026, 1, 2, 3, 4, 5))
                .put("b", LocalDateTime.of(2026, 1, 2, 3, 4, 5, 123_000))
                .put("c", (LocalDateTime) null)
                .build())
        .hasToString(
            "{\"a\":\"2026-01-02T03:04:05.000000\",\"b\":\"2026-01-02T03:04:05.000123\",\"c\":null}");
  }

  @Test
  void fieldsKeepTheirOrderAndNullsStay() {
    assertThat(new JsonFields().put("z", (String) null).put("a", 1).putNull("m").build())
        .hasToString("{\"z\":null,\"a\":1,\"m\":null}");
  }
}
