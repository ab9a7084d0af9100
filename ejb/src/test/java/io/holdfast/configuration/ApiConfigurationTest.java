package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiConfigurationTest {

  @Test
  void hasDefaults() {
    assertThat(ApiConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(new ApiConfiguration("noauth", "", Optional.empty()));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> everyKey =
        Map.ofEntries(
            Map.entry("holdfast.auth", "keystone"),
            Map.entry("holdfast.public-endpoint", "https://backup.example/volume"),
            Map.entry("holdfast.disable-file", "/run/holdfast/disabled"));
    assertThat(ApiConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(ApiConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(
            new ApiConfiguration(
                "keystone",
                "https://backup.example/volume",
                Optional.of(Path.of("/run/holdfast/disabled"))));
  }

  @Test
  void whoeverIsNotNamedToCheckCallersIsRefused() {
    MapConfig config = new MapConfig(Map.of("holdfast.auth", "none"));
    assertThatThrownBy(() -> ApiConfiguration.from(config)).hasMessageContaining("holdfast.auth");
  }
}
