package io.holdfast.brick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.brick.AccessMode;
import io.holdfast.engine.brick.BrickConnection;
import io.holdfast.engine.brick.BrickConnectionFactory;
import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.SnapshotDevice;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images of a real cluster through the resource adapter. */
class RbdConnectionTest {

  private static final String IMAGE = "volume-6f1a1cf1-0000-4000-8000-000000000001";

  private final RealCeph ceph = SharedCeph.cluster();
  private final SmallPool pool = new SmallPool();
  private BrickConnectionFactory brick;

  @BeforeEach
  void anImage() throws Exception {
    BrickManagedConnectionFactory factory = new BrickManagedConnectionFactory();
    factory.setKeyrings(ceph.keyrings().toString());
    factory.setConnectTime("5s");
    brick = (BrickConnectionFactory) factory.createConnectionFactory(pool);
    ceph.tools().rbd("create", "volumes/" + IMAGE, "--size", "8M");
  }

  @AfterEach
  void noImage() throws Exception {
    ceph.tools().rbd("snap", "purge", "volumes/" + IMAGE);
    ceph.tools().rbd("rm", "volumes/" + IMAGE);
  }

  private Map<String, Object> data() {
    String[] monitor = ceph.monitor().split(":");
    Map<String, Object> data = new HashMap<>();
    data.put("name", "volumes/" + IMAGE);
    data.put("hosts", List.of(monitor[0]));
    data.put("ports", List.of(monitor[1]));
    data.put("cluster_name", "ceph");
    data.put("auth_enabled", true);
    data.put("auth_username", "cinder");
    data.put("secret_type", "ceph");
    return data;
  }

  private BrickConnection connect(String key, Object value) throws IOException {
    Map<String, Object> data = data();
    data.put(key, value);
    return brick.connect(new ConnectionInfo("rbd", data));
  }

  private static String read(BlockDevice device, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    device.read(0, bytes);
    return new String(bytes.array());
  }

  @Test
  void anImageIsWrittenAndASnapshotOfItReadsAsItWas() throws Exception {
    try (BrickConnection connection = connect("volume_id", "x");
        BlockDevice device = connection.open(AccessMode.READ_WRITE)) {
      assertThat(device.size()).isEqualTo(8 << 20);
      device.write(0, ByteBuffer.wrap("first".getBytes()));
    }
    ceph.tools().rbd("snap", "create", "volumes/" + IMAGE + "@s");
    try (BrickConnection connection = connect("volume_id", "x");
        BlockDevice device = connection.open(AccessMode.READ_WRITE)) {
      device.write(0, ByteBuffer.wrap("later".getBytes()));
    }
    try (BrickConnection connection = connect("snapshot", "s");
        BlockDevice device = connection.open(AccessMode.READ_ONLY)) {
      assertThat(device).isInstanceOf(SnapshotDevice.class);
      assertThat(read(device, 5)).isEqualTo("first");
      assertThatThrownBy(() -> device.write(0, ByteBuffer.allocate(1)))
          .isInstanceOf(IOException.class);
    }
    try (BrickConnection connection = connect("volume_id", "x");
        BlockDevice device = connection.open(AccessMode.READ_ONLY)) {
      assertThat(read(device, 5)).isEqualTo("later");
      assertThatThrownBy(() -> device.write(0, ByteBuffer.allocate(1)))
          .isInstanceOf(IOException.class);
    }
    assertThat(pool.made).isEqualTo(1);
  }

  private static long nativeThreads() {
    try (java.util.stream.Stream<java.nio.file.Path> tasks =
        java.nio.file.Files.list(java.nio.file.Path.of("/proc/self/task"))) {
      return tasks.count();
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }

  @Test
  void connectionsOfOneUserShareTheCostlyPart() throws IOException {
    try (BrickConnection first = connect("volume_id", "x")) {
      long one = nativeThreads();
      try (BrickConnection second = connect("volume_id", "y")) {
        assertThat(pool.made).isEqualTo(2);
        assertThat(nativeThreads() - one).isLessThan(5);
        try (BlockDevice a = first.open(AccessMode.READ_ONLY);
            BlockDevice b = second.open(AccessMode.READ_ONLY)) {
          assertThat(a.size()).isEqualTo(b.size());
        }
      }
    }
  }

  @Test
  void aDeviceOutlivesItsConnection() throws Exception {
    BlockDevice device;
    try (BrickConnection connection = connect("volume_id", "x")) {
      device = connection.open(AccessMode.READ_WRITE);
    }
    pool.destroyIdle();
    device.write(0, ByteBuffer.wrap("still".getBytes()));
    assertThat(read(device, 5)).isEqualTo("still");
    device.close();
  }

  @ParameterizedTest
  @CsvSource({
    "name, volumes, pool/image",
    "name, volumes/.., letters",
    "name, a/b/c, pool/image",
    "auth_username, 'x y', letters",
    "cluster_name, ../ceph, letters",
    "snapshot, a/b, letters",
    "hosts, none, list"
  })
  void malformedDataAreRefusedByName(String key, String value, String rule) {
    assertThatThrownBy(() -> connect(key, value))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(rule);
  }

  @Test
  void monitorsThatDoNotFitTheirPortsAreRefused() {
    assertThatThrownBy(() -> connect("ports", List.of())).hasMessageContaining("ports");
    assertThatThrownBy(() -> connect("hosts", List.of("a,b"))).hasMessageContaining("hosts");
  }

  @Test
  void aMissingKeyringIsNamed() {
    assertThatThrownBy(() -> connect("auth_username", "nobody"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ceph.client.nobody.keyring");
  }

  @Test
  void aMissingImageIsNamed() throws IOException {
    try (BrickConnection connection = connect("name", "volumes/volume-none")) {
      assertThatThrownBy(() -> connection.open(AccessMode.READ_ONLY))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("volumes/volume-none");
    }
  }
}
