package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendsConfigurationTest {

  private static BackendsConfiguration from(Map<String, String> keys) {
    return BackendsConfiguration.from(new MapConfig(keys));
  }

  @Test
  void withoutKeysVolumesAreFiles() {
    assertThat(from(Map.of()).backends())
        .extracting(BackendConfiguration::name, BackendConfiguration::type)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("files", BackendType.FILES));
  }

  @Test
  void backendsHaveTheOrderInWhichTheyAreNamed() {
    assertThat(from(Map.of("holdfast.backends", "slow, files")).backends())
        .extracting(BackendConfiguration::name)
        .containsExactly("slow", "files");
  }

  @Test
  void anUnknownTypeIsRefusedWithTheTypesThereAre() {
    assertThatThrownBy(() -> from(Map.of("holdfast.backend.files.type", "tape")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdfast.backend.files.type=tape")
        .hasMessageContaining("files");
  }
}
