package io.holdfast.rbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pools, images, snapshots and objects of a real cluster. */
class ImageTest {

  private static final long MIB = 1024 * 1024;
  private static final Set<Feature> FEATURES =
      EnumSet.of(Feature.LAYERING, Feature.EXCLUSIVE_LOCK, Feature.OBJECT_MAP, Feature.FAST_DIFF);

  private Cluster cluster;
  private Pool pool;

  @BeforeEach
  void connect() throws IOException {
    cluster = Cluster.connect(SharedCeph.cluster().login("cinder"));
    pool = cluster.pool(RealCeph.VOLUMES);
  }

  @AfterEach
  void disconnect() {
    pool.close();
    cluster.close();
    assertThat(cluster.ended()).isTrue();
  }

  @Test
  void anImageIsMadeFoundGrownAndRemoved() throws IOException {
    pool.create("grown", 8 * MIB, FEATURES);
    assertThat(pool.contains("grown")).isTrue();
    assertThat(pool.images()).contains("grown");
    assertThatThrownBy(() -> pool.create("grown", MIB, FEATURES))
        .isInstanceOfSatisfying(CephException.class, e -> assertThat(e.exists()).isTrue())
        .hasMessageContaining("volumes/grown");
    try (Image image = pool.open("grown")) {
      assertThat(image.size()).isEqualTo(8 * MIB);
      assertThat(image.has(Feature.FAST_DIFF)).isTrue();
      assertThat(image.has(Feature.JOURNALING)).isFalse();
      image.resize(9 * MIB + 5);
      assertThat(image.size()).isEqualTo(9 * MIB + 5);
    }
    pool.remove("grown");
    assertThat(pool.contains("grown")).isFalse();
    assertThatThrownBy(() -> pool.remove("grown"))
        .isInstanceOfSatisfying(CephException.class, e -> assertThat(e.missing()).isTrue());
  }
}
