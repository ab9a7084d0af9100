package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiConfigurationTest {

  @Test
  void hasDefaults() {
    assertThat(ApiConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(new ApiConfiguration("noauth", ""));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> everyKey =
        Map.ofEntries(
            Map.entry("holdfast.auth", "noauth"),
            Map.entry("holdfast.public-endpoint", "https://backup.example/volume"));
    assertThat(ApiConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(ApiConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(new ApiConfiguration("noauth", "https://backup.example/volume"));
  }
}
