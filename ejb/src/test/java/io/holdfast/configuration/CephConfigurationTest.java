package io.holdfast.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbd.ClusterLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CephConfigurationTest {

  @Test
  void theDefaultsAreThoseOfTheAdapter() {
    CephConfiguration ceph = CephConfiguration.from(new MapConfig(Map.of()));
    assertThat(ceph.keyrings()).isEqualTo(Path.of("/etc/ceph"));
    assertThat(ceph.limits())
        .isEqualTo(
            new ClusterLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                8));
  }

  @Test
  void everyKeyIsRead() {
    CephConfiguration ceph =
        CephConfiguration.from(
            new MapConfig(
                Map.of(
                    "holdfast.ceph.keyrings", "/keys",
                    "holdfast.ceph.connect-time", "1s",
                    "holdfast.ceph.request-time", "2s",
                    "holdfast.ceph.call-time", "3s",
                    "holdfast.ceph.removal-time", "4s",
                    "holdfast.ceph.requests", "5")));
    assertThat(ceph.keyrings()).isEqualTo(Path.of("/keys"));
    assertThat(ceph.limits())
        .isEqualTo(
            new ClusterLimits(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                5));
  }
}
