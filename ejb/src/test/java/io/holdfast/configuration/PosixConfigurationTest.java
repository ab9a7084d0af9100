package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PosixConfigurationTest {

  @Test
  void hasDefaults() {
    assertThat(PosixConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(new PosixConfiguration(Path.of("data/backups"), false));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> everyKey =
        Map.ofEntries(
            Map.entry("holdfast.posix.path", "/srv/backups"),
            Map.entry("holdfast.posix.shared", "true"));
    assertThat(PosixConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(PosixConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(new PosixConfiguration(Path.of("/srv/backups"), true));
  }
}
