package io.holdfast.rbd;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a connection as {@code client.cinder} and the pool of volumes. */
abstract class OnCluster {

  static final int MIB = 1024 * 1024;
  static final Set<Feature> FEATURES =
      EnumSet.of(
          Feature.LAYERING,
          Feature.EXCLUSIVE_LOCK,
          Feature.OBJECT_MAP,
          Feature.FAST_DIFF,
          Feature.DEEP_FLATTEN);

  Cluster cluster;
  Pool pool;

  @BeforeEach
  void connect() throws IOException {
    cluster = Cluster.connect(SharedCeph.cluster().login("cinder"));
    pool = cluster.pool(RealCeph.VOLUMES);
  }

  @AfterEach
  void disconnect() {
    pool.close();
    cluster.close();
  }

  /** A device on an image, which is made if it is not there; it closes nothing but the image. */
  RbdDevice device(String image, long bytes) throws IOException {
    if (!pool.contains(image)) {
      pool.create(image, bytes, FEATURES);
    }
    return new RbdDevice(pool, pool.open(image), () -> {});
  }

  RbdSnapshotDevice snapshot(String image, String snapshot) throws IOException {
    Image opened = pool.openSnapshot(image, snapshot);
    return new RbdSnapshotDevice(new RbdDevice(pool, opened, () -> {}), snapshot);
  }

  static byte[] noise(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
