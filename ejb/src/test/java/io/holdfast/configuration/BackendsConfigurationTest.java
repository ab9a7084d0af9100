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

  @Test
  void aBackendOnCephMustNameItsMonitors() {
    BackendConfiguration ceph =
        from(Map.of(
                "holdfast.backends", "ceph",
                "holdfast.backend.ceph.type", "rbd",
                "holdfast.backend.ceph.monitors", "mon-1:3300, [fd00::1]:6789"))
            .backends()
            .get(0);
    assertThat(ceph.get(CephOptions.MONITORS)).containsExactly("mon-1:3300", "[fd00::1]:6789");
    assertThat(ceph.get(CephOptions.VOLUMES_POOL)).isEqualTo("volumes");
    assertThat(ceph.get(CephOptions.VOLUMES_USER)).isEqualTo("cinder");
    for (String wrong : new String[] {"", "mon-1", "fd00::1:6789", "mon-1:3300,"}) {
      BackendConfiguration broken =
          from(Map.of(
                  "holdfast.backend.files.type", "rbd", "holdfast.backend.files.monitors", wrong))
              .backends()
              .get(0);
      assertThatThrownBy(() -> broken.get(CephOptions.MONITORS))
          .hasMessageContaining("holdfast.backend.files.monitors");
    }
  }
}
