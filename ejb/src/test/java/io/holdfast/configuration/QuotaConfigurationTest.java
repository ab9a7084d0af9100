package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaConfigurationTest {

  @Test
  void hasDefaults() {
    assertThat(QuotaConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(new QuotaConfiguration(10, 10, 1000, 10, 1000, -1, 10));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> everyKey =
        Map.ofEntries(
            Map.entry("holdfast.quota.volumes", "1"),
            Map.entry("holdfast.quota.snapshots", "2"),
            Map.entry("holdfast.quota.gigabytes", "3"),
            Map.entry("holdfast.quota.backups", "-1"),
            Map.entry("holdfast.quota.backup-gigabytes", "5"),
            Map.entry("holdfast.quota.per-volume-gigabytes", "6"),
            Map.entry("holdfast.quota.groups", "7"));
    assertThat(QuotaConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(QuotaConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(new QuotaConfiguration(1, 2, 3, -1, 5, 6, 7));
  }
}
