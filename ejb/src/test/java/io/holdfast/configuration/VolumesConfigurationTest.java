package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumesConfigurationTest {

  @Test
  void hasDefaults() {
    assertThat(VolumesConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(new VolumesConfiguration(Path.of("data/volumes"), false));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> everyKey =
        Map.ofEntries(
            Map.entry("holdfast.volumes.path", "/srv/volumes"),
            Map.entry("holdfast.volumes.temporary-volume", "true"));
    assertThat(VolumesConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(VolumesConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(new VolumesConfiguration(Path.of("/srv/volumes"), true));
  }
}
