package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsConfigurationTest {

  private static TargetsConfiguration from(Map<String, String> keys) {
    return TargetsConfiguration.from(new MapConfig(keys));
  }

  @Test
  void withoutKeysThereIsOneFolder() {
    TargetConfiguration only = from(Map.of()).targets().get(0);
    assertThat(from(Map.of()).targets()).hasSize(1);
    assertThat(only.name()).isEqualTo("posix");
    assertThat(only.type()).isEqualTo(TargetType.POSIX);
    assertThat(only.get(PosixOptions.PATH)).isEqualTo(Path.of("data/backups"));
    assertThat(only.get(PosixOptions.SHARED)).isFalse();
  }

  @Test
  void mapsTheKeysOfEachTarget() {
    TargetsConfiguration two =
        from(
            Map.of(
                "holdfast.targets", "fast, archive",
                "holdfast.target.fast.path", "/srv/fast",
                "holdfast.target.archive.type", "posix",
                "holdfast.target.archive.path", "/srv/archive",
                "holdfast.target.archive.shared", "true"));
    assertThat(two.targets())
        .extracting(TargetConfiguration::name)
        .containsExactly("fast", "archive");
    assertThat(two.targets().get(0).get(PosixOptions.PATH)).isEqualTo(Path.of("/srv/fast"));
    assertThat(two.targets().get(1).get(PosixOptions.PATH)).isEqualTo(Path.of("/srv/archive"));
    assertThat(two.targets().get(1).get(PosixOptions.SHARED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,a", "A", "a b", "../x", "1a", "a,,b"})
  void namesThatNoKeyCanHoldAreRefused(String names) {
    assertThatThrownBy(() -> from(Map.of("holdfast.targets", names)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdfast.targets");
  }

  @Test
  void anUnknownTypeIsRefusedWithTheTypesThereAre() {
    assertThatThrownBy(() -> from(Map.of("holdfast.target.posix.type", "tape")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdfast.target.posix.type=tape")
        .hasMessageContaining("posix");
  }
}
