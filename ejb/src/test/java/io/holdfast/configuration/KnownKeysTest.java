package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

  @Test
  void namesKeysAndVariablesThatMeanNothing() {
    List<String> names =
        List.of(
            "holdfast.windw",
            "holdfast.window",
            "HOLDFAST_WINDOW",
            "HOLDFAST_WINDWO",
            "HOLDFAST_ONCE",
            "HOLDFAST_DATABASE_URL",
            "holdfast.database.url",
            "HOLDFAST_AVAILABILITY_ZONE",
            "holdfast.availability.zone",
            "holdfast.broker.host",
            "java.home");
    assertThat(KnownKeys.unknown(names, KnownKeys.settings(new MapConfig(Map.of()))))
        .containsExactly("HOLDFAST_WINDWO", "holdfast.broker.host", "holdfast.windw");
  }

  @Test
  void keysOfTargetsAreKnownForTheTargetsThereAre() {
    Map<String, String> config =
        Map.of("holdfast.targets", "archive", "holdfast.target.archive.path", "/srv/archive");
    List<String> names =
        List.of(
            "holdfast.target.archive.path",
            "HOLDFAST_TARGET_ARCHIVE_SHARED",
            "holdfast.target.posix.path",
            "holdfast.target.archive.paht");
    assertThat(KnownKeys.unknown(names, KnownKeys.settings(new MapConfig(config))))
        .containsExactly("holdfast.target.archive.paht", "holdfast.target.posix.path");
  }

  @Test
  void everyKeyIsDescribedAndTheirNamesDiffer() {
    assertThat(KnownKeys.SETTINGS).extracting(Setting::key).doesNotHaveDuplicates();
    assertThat(KnownKeys.SETTINGS)
        .allSatisfy(setting -> assertThat(setting.unit() + setting.description()).isNotBlank());
  }

  @Test
  void anUnusableValueIsNamedWithItsKeyAndRule() {
    MapConfig config = new MapConfig(Map.of("holdfast.window", "32 megs"));
    assertThatThrownBy(() -> DataPathConfiguration.from(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdfast.window=32 megs")
        .hasMessageContaining("MiB");
  }

  @Test
  void aHostThatWouldBreakTheMessageSelectorIsRefused() {
    MapConfig config = new MapConfig(Map.of("holdfast.host", "a' or '1'='1"));
    assertThatThrownBy(() -> NodeConfiguration.from(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdfast.host");
  }
}
