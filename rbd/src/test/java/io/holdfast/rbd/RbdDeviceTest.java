package io.holdfast.rbd;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.BlockDeviceContract;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RbdDeviceTest extends BlockDeviceContract {

  @Override
  protected BlockDevice zeroedDevice() throws IOException {
    return device(SIZE);
  }

  private static RbdDevice device(long bytes) throws IOException {
    Cluster cluster = Cluster.connect(SharedCeph.cluster().login("cinder"));
    Pool pool = cluster.pool(RealCeph.VOLUMES);
    String name = "device-" + UUID.randomUUID();
    pool.create(name, bytes, OnCluster.FEATURES);
    return new RbdDevice(
        pool,
        pool.open(name),
        () -> {
          pool.remove(name);
          pool.close();
          cluster.close();
        });
  }

  @Test
  void readsAndWritesLargerThanAllRequestsAtOnceAreWhole() throws IOException {
    int length = 37 * OnCluster.MIB + 123;
    byte[] data = OnCluster.noise(length, 5);
    try (RbdDevice device = device(64L * OnCluster.MIB)) {
      ByteBuffer direct = ByteBuffer.allocateDirect(length + 10).position(10);
      direct.put(data).position(10);
      device.write(777, direct);
      assertThat(direct.hasRemaining()).isFalse();
      for (ByteBuffer read :
          new ByteBuffer[] {ByteBuffer.allocate(length), ByteBuffer.allocateDirect(length)}) {
        assertThat(device.read(777, read)).isEqualTo(length);
        assertThat(read.flip()).isEqualTo(ByteBuffer.wrap(data));
      }
      device.zero(0, device.size());
      ByteBuffer zeros = ByteBuffer.allocate(length);
      device.read(777, zeros);
      assertThat(zeros.flip()).isEqualTo(ByteBuffer.allocate(length));
    }
  }
}
