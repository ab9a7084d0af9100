package io.holdfast.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.holdfast.engine.device.BlockDevice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every backend of volumes promises. */
abstract class VolumeBackendContract {

  static final int MIB = 1024 * 1024;

  final DeviceReference volume = volume();
  final DeviceReference other = volume();
  final DeviceReference snapshot = volume.snapshot(UUID.randomUUID().toString());

  abstract VolumeBackend backend();

  /** Opens a device as one that attached it would. */
  abstract BlockDevice open(DeviceReference device) throws IOException;

  private static DeviceReference volume() {
    String id = UUID.randomUUID().toString();
    return new DeviceReference(
        DeviceReference.Kind.VOLUME, id, id, new VolumeHost("node", "backend"));
  }

  void write(DeviceReference device, long offset, int value) throws IOException {
    try (BlockDevice open = open(device)) {
      open.write(offset, ByteBuffer.wrap(new byte[] {(byte) value}));
      open.flush();
    }
  }

  int read(DeviceReference device, long offset) throws IOException {
    try (BlockDevice open = open(device)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      open.read(offset, one);
      return one.get(0);
    }
  }

  @Test
  void aVolumeIsMadeOfZeroesAndOnlyOnce() throws IOException {
    assertThat(backend().exists(volume)).isFalse();
    backend().create(volume, 8 * MIB);
    assertThat(backend().exists(volume)).isTrue();
    assertThat(backend().size(volume)).isEqualTo(8 * MIB);
    assertThat(read(volume, 8 * MIB - 1)).isZero();
    write(volume, 5000, 42);
    backend().create(volume, 8 * MIB);
    assertThat(read(volume, 5000)).isEqualTo(42);
    assertThatIOException()
        .isThrownBy(() -> backend().create(volume, 9 * MIB))
        .withMessageContaining(volume.toString());
    backend().delete(volume);
  }

  @Test
  void aSnapshotStaysAsItWas() throws IOException {
    backend().create(volume, 8 * MIB);
    write(volume, MIB, 1);
    backend().snapshot(volume, snapshot);
    write(volume, MIB, 2);
    backend().snapshot(volume, snapshot);
    assertThat(read(snapshot, MIB)).isEqualTo(1);
    assertThat(read(volume, MIB)).isEqualTo(2);
    assertThat(backend().size(snapshot)).isEqualTo(8 * MIB);
    backend().delete(snapshot);
    assertThat(backend().exists(snapshot)).isFalse();
    assertThat(backend().exists(volume)).isTrue();
    backend().delete(snapshot);
    backend().delete(volume);
  }

  @Test
  void aVolumeFromASnapshotStandsAlone() throws IOException {
    backend().create(volume, 8 * MIB);
    write(volume, MIB, 1);
    backend().snapshot(volume, snapshot);
    write(volume, MIB, 2);
    backend().copy(snapshot, other, 12 * MIB);
    assertThat(backend().size(other)).isEqualTo(12 * MIB);
    assertThat(read(other, MIB)).isEqualTo(1);
    assertThat(read(other, 12 * MIB - 1)).isZero();
    backend().delete(snapshot);
    backend().delete(volume);
    assertThat(backend().exists(volume)).isFalse();
    assertThat(read(other, MIB)).isEqualTo(1);
    backend().delete(other);
  }

  @Test
  void aCopyIsMadeOnceAndNeverCut() throws IOException {
    backend().create(volume, 8 * MIB);
    write(volume, MIB, 1);
    assertThatIOException().isThrownBy(() -> backend().copy(volume, other, 4 * MIB));
    assertThat(backend().exists(other)).isFalse();
    backend().copy(volume, other, 8 * MIB);
    write(volume, MIB, 2);
    backend().copy(volume, other, 8 * MIB);
    assertThat(read(other, MIB)).isEqualTo(1);
    backend().delete(volume);
    backend().delete(other);
  }

  @Test
  void aVolumeGrowsAndNeverShrinks() throws IOException {
    backend().create(volume, 4 * MIB);
    write(volume, 4 * MIB - 1, 5);
    backend().grow(volume, 8 * MIB);
    backend().grow(volume, 8 * MIB);
    assertThat(backend().size(volume)).isEqualTo(8 * MIB);
    assertThat(read(volume, 4 * MIB - 1)).isEqualTo(5);
    assertThat(read(volume, 8 * MIB - 1)).isZero();
    assertThatIOException().isThrownBy(() -> backend().grow(volume, 4 * MIB));
    assertThat(backend().size(volume)).isEqualTo(8 * MIB);
    backend().delete(volume);
  }

  @Test
  void whatIsMissingIsNamedAndDeletedWithoutComplaint() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> backend().size(volume))
        .withMessageContaining(volume.id());
    assertThatIOException().isThrownBy(() -> backend().grow(volume, MIB));
    assertThatIOException().isThrownBy(() -> backend().copy(volume, other, MIB));
    assertThatIOException().isThrownBy(() -> backend().connection(volume));
    backend().delete(volume);
    backend().delete(snapshot);
    assertThat(backend().exists(volume)).isFalse();
    assertThat(backend().exists(other)).isFalse();
  }
}
