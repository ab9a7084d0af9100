package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeConfigurationTest {

  @Test
  void hasDefaults() {
    assertThat(NodeConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(new NodeConfiguration("holdfast-1", "nova"));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> everyKey =
        Map.ofEntries(
            Map.entry("holdfast.host", "worker-7"),
            Map.entry("holdfast.availability-zone", "az-2"));
    assertThat(NodeConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(NodeConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(new NodeConfiguration("worker-7", "az-2"));
  }
}
