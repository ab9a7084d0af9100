package io.holdfast.brick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.brick.AccessMode;
import io.holdfast.engine.brick.BrickConnection;
import io.holdfast.engine.brick.BrickConnectionFactory;
import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.engine.device.BlockDevice;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrickConnectionTest {

  @TempDir Path folder;
  private Path first;
  private Path second;
  private final SmallPool pool = new SmallPool();
  private BrickConnectionFactory brick;

  @BeforeEach
  void twoRoots() throws IOException {
    first = Files.createDirectory(folder.resolve("first"));
    second = Files.createDirectory(folder.resolve("second"));
    BrickManagedConnectionFactory factory = new BrickManagedConnectionFactory();
    factory.setRoots(first + File.pathSeparator + second);
    brick = (BrickConnectionFactory) factory.createConnectionFactory(pool);
  }

  @Test
  void opensTheDeviceForReadingOnly() throws IOException {
    Path file = Files.writeString(first.resolve("volume-1"), "device");
    try (BrickConnection connection = brick.connect(local(file));
        BlockDevice device = connection.open(AccessMode.READ_ONLY)) {
      ByteBuffer bytes = ByteBuffer.allocate(6);
      assertThat(device.read(0, bytes)).isEqualTo(6);
      assertThat(new String(bytes.array())).isEqualTo("device");
      assertThatThrownBy(() -> device.write(0, ByteBuffer.wrap(new byte[1])))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void opensTheDeviceForWritingWithoutTruncatingIt() throws IOException {
    Path file = Files.writeString(first.resolve("volume-1"), "device");
    try (BrickConnection connection = brick.connect(local(file));
        BlockDevice device = connection.open(AccessMode.READ_WRITE)) {
      device.write(0, ByteBuffer.wrap("D".getBytes()));
    }
    assertThat(file).hasContent("Device");
  }

  @Test
  void connectionsOfOneRootAreLentAgain() throws IOException {
    brick.connect(local(Files.createFile(first.resolve("volume-1")))).close();
    brick.connect(local(Files.createFile(first.resolve("volume-2")))).close();
    assertThat(pool.made).isEqualTo(1);
  }

  @Test
  void aConnectionIsNotLentForAnotherRoot() throws IOException {
    brick.connect(local(Files.createFile(first.resolve("volume-1")))).close();
    brick.connect(local(Files.createFile(second.resolve("volume-1")))).close();
    assertThat(pool.made).isEqualTo(2);
  }

  @Test
  void closingTwiceReturnsTheConnectionOnce() throws IOException {
    BrickConnection connection = brick.connect(local(Files.createFile(first.resolve("volume-1"))));
    connection.close();
    connection.close();
    assertThat(pool.returned).isEqualTo(1);
  }

  @Test
  void aClosedConnectionOpensNothing() throws IOException {
    BrickConnection connection = brick.connect(local(Files.createFile(first.resolve("volume-1"))));
    connection.close();
    assertThatThrownBy(() -> connection.open(AccessMode.READ_ONLY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void anUnsupportedTypeIsRefusedByName() {
    assertThatThrownBy(
            () -> brick.connect(new ConnectionInfo("iscsi", Map.of("name", "pool/image"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'iscsi'")
        .hasMessageContaining("'local' and 'rbd'");
  }

  @Test
  void connectionDataWithoutDevicePathIsRefused() {
    assertThatThrownBy(() -> brick.connect(new ConnectionInfo("local", Map.of())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("device_path");
  }

  @Test
  void aDeviceThatIsGoneWithItsFolderTellsThePool() throws IOException {
    Path file = Files.createFile(first.resolve("volume-1"));
    BrickConnection connection = brick.connect(local(file));
    Files.delete(file);
    Files.delete(first);
    assertThatThrownBy(() -> connection.open(AccessMode.READ_ONLY)).isInstanceOf(IOException.class);
    assertThat(pool.broken).isEqualTo(1);
  }

  @Test
  void aDeviceThatIsGoneAloneLeavesTheConnectionGood() throws IOException {
    Path file = Files.createFile(first.resolve("volume-1"));
    BrickConnection connection = brick.connect(local(file));
    Files.delete(file);
    assertThatThrownBy(() -> connection.open(AccessMode.READ_ONLY)).isInstanceOf(IOException.class);
    assertThat(pool.broken).isZero();
  }

  private static ConnectionInfo local(Path device) {
    return new ConnectionInfo("local", Map.of("device_path", device.toString()));
  }
}
