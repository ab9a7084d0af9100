package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            Map.entry("holdfast.auth", "keystone"),
            Map.entry("holdfast.public-endpoint", "https://backup.example/volume"));
    assertThat(ApiConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(ApiConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(new ApiConfiguration("keystone", "https://backup.example/volume"));
  }

  @Test
  void whoeverIsNotNamedToCheckCallersIsRefused() {
    MapConfig config = new MapConfig(Map.of("holdfast.auth", "none"));
    assertThatThrownBy(() -> ApiConfiguration.from(config)).hasMessageContaining("holdfast.auth");
  }
}
