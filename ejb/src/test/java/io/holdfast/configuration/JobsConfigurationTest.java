package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobsConfigurationTest {

  @Test
  void hasDefaults() {
    assertThat(JobsConfiguration.from(new MapConfig(Map.of())))
        .isEqualTo(
            new JobsConfiguration(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                3,
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60)));
  }

  @Test
  void mapsEveryKey() {
    Map<String, String> everyKey =
        Map.ofEntries(
            Map.entry("holdfast.heartbeat.interval", "2s"),
            Map.entry("holdfast.heartbeat.down-after", "20s"),
            Map.entry("holdfast.jobs.abandon-after", "90m"),
            Map.entry("holdfast.jobs.reminder", "5m"),
            Map.entry("holdfast.jobs.attempts", "7"),
            Map.entry("holdfast.jobs.same-host", "true"),
            Map.entry("holdfast.jobs.cancel-check", "250ms"),
            Map.entry("holdfast.jobs.stop-wait", "30s"),
            Map.entry("holdfast.jobs.clean-up-time", "40s"));
    assertThat(JobsConfiguration.SETTINGS)
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(everyKey.keySet());
    assertThat(JobsConfiguration.from(new MapConfig(everyKey)))
        .isEqualTo(
            new JobsConfiguration(
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofMinutes(90),
                Duration.ofMinutes(5),
                7,
                true,
                Duration.ofMillis(250),
                Duration.ofSeconds(30),
                Duration.ofSeconds(40)));
  }
}
