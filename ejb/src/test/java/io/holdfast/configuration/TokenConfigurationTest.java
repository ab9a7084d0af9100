package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenConfigurationTest {

  @Test
  void hasDefaults() {
    assertThat(TokenConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(
            new TokenConfiguration(
                Duration.ofSeconds(300),
                10_000,
                Set.of("service"),
                Set.of("block-storage", "volumev3")));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> everyKey =
        Map.of(
            "holdfast.tokens.cache-life", "0s",
            "holdfast.tokens.cache-size", "7",
            "holdfast.tokens.service-roles", "Service, glance",
            "holdfast.tokens.service-types", "backup");
    assertThat(TokenConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(TokenConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(
            new TokenConfiguration(
                Duration.ZERO, 7, Set.of("service", "glance"), Set.of("backup")));
  }

  @Test
  void someRoleMakesAService() {
    MapConfig none = new MapConfig(Map.of("holdfast.tokens.service-roles", " , "));
    assertThatThrownBy(() -> TokenConfiguration.from(none))
        .hasMessageContaining("holdfast.tokens.service-roles");
  }
}
