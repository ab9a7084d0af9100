package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesConfigurationTest {

  @Test
  void hasDefaults() {
    assertThat(MessagesConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(new MessagesConfiguration(Duration.ofDays(30), Duration.ofHours(1), 10_000));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> everyKey =
        Map.ofEntries(
            Map.entry("holdfast.messages.keep", "2h"),
            Map.entry("holdfast.messages.reap-interval", "3m"),
            Map.entry("holdfast.messages.reap-most", "4"));
    assertThat(MessagesConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(MessagesConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(new MessagesConfiguration(Duration.ofHours(2), Duration.ofMinutes(3), 4));
  }
}
