package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DataPathConfigurationTest {

  @Test
  void hasDefaults() {
    assertThat(DataPathConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(
            new DataPathConfiguration(
                new DataSize(512L << 20), new DataSize(32L << 20), new DataSize(32768), "zstd", 4));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> everyKey =
        Map.ofEntries(
            Map.entry("holdfast.memory.budget", "1GiB"),
            Map.entry("holdfast.window", "8MiB"),
            Map.entry("holdfast.hash-block", "64KiB"),
            Map.entry("holdfast.compression", "zlib"),
            Map.entry("holdfast.windows-in-flight", "2"));
    assertThat(DataPathConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(DataPathConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(
            new DataPathConfiguration(
                new DataSize(1L << 30), new DataSize(8L << 20), new DataSize(65536), "zlib", 2));
  }
}
