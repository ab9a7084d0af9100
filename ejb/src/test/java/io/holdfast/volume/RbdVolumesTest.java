package io.holdfast.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.ImageSnapshot;
import io.holdfast.rbd.Pool;
import io.holdfast.rbd.RbdDevice;
import io.holdfast.rbd.RealCeph;
import io.holdfast.rbd.SharedCeph;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Volumes on a real cluster. */
class RbdVolumesTest extends VolumeBackendContract {

  private final RealCeph ceph = SharedCeph.cluster();
  private final ClusterConnection connection = new ClusterConnection(() -> ceph.login("cinder"));
  private final RbdVolumes volumes =
      new RbdVolumes(
          new RbdPlace(
              "ceph",
              "cinder",
              true,
              List.of("mon.example:3300", "[fd00::1]:6789"),
              RealCeph.VOLUMES,
              "s"),
          new RbdImages(RealCeph.VOLUMES, connection),
          2);

  @AfterEach
  void close() {
    connection.close();
  }

  @Override
  VolumeBackend backend() {
    return volumes;
  }

  @Override
  BlockDevice open(DeviceReference device) throws IOException {
    Pool pool = connection.pool(RealCeph.VOLUMES);
    String image = RbdImages.name(device);
    return new RbdDevice(
        pool,
        device.readOnly() ? pool.openSnapshot(image, device.toString()) : pool.open(image),
        pool::close);
  }

  @Test
  void aConnectionIsDescribedAsOpenStackDescribesIt() throws IOException {
    volumes.create(volume, MIB);
    volumes.snapshot(volume, snapshot);
    ConnectionInfo info = volumes.connection(volume);
    assertThat(info.driverVolumeType()).isEqualTo("rbd");
    assertThat(info.data())
        .containsEntry("name", "volumes/volume-" + volume.id())
        .containsEntry("hosts", List.of("mon.example", "fd00::1"))
        .containsEntry("ports", List.of("3300", "6789"))
        .containsEntry("cluster_name", "ceph")
        .containsEntry("auth_enabled", true)
        .containsEntry("auth_username", "cinder")
        .containsEntry("secret_type", "ceph")
        .containsEntry("secret_uuid", "s")
        .containsEntry("volume_id", volume.id())
        .containsEntry("access_mode", "rw")
        .containsEntry("discard", true)
        .containsEntry("encrypted", false)
        .doesNotContainKeys("snapshot", "keyring");
    assertThat(volumes.connection(snapshot).data())
        .containsEntry("snapshot", "snapshot-" + snapshot.id())
        .containsEntry("access_mode", "ro")
        .containsEntry("discard", false);
    RbdPlace place = new RbdPlace("ceph", "cinder", true, List.of("m:1"), RealCeph.VOLUMES, null);
    RbdVolumes nameless = new RbdVolumes(place, new RbdImages(RealCeph.VOLUMES, connection), 2);
    assertThat(nameless.connection(volume).data()).containsEntry("secret_uuid", null);
    volumes.delete(snapshot);
    volumes.delete(volume);
  }

  @Test
  void statesAreKeptReadAndRemovedWithTheVolumeAtTheLatest() throws IOException {
    VolumeStates states = volumes.states().orElseThrow();
    volumes.create(volume, MIB);
    write(volume, 7, 1);
    StateName first = new StateName("backup.b1.snap.1.00001", "b1");
    StateName second = new StateName("backup.b2.snap.1.00000", "b2");
    states.keep(volume, first);
    volumes.snapshot(volume, snapshot);
    write(volume, 7, 2);
    states.keep(volume, second);
    assertThat(states.list(volume)).containsExactly(first, second);
    assertThat(read(volume.state(first), 7)).isEqualTo(1);
    assertThat(read(volume.state(second), 7)).isEqualTo(2);
    assertThat(volumes.connection(volume.state(first)).data())
        .containsEntry("snapshot", first.text());
    states.remove(volume, first);
    states.remove(volume, first);
    assertThat(states.list(volume)).containsExactly(second);
    volumes.delete(snapshot);
    volumes.delete(volume);
    assertThat(volumes.exists(volume)).isFalse();
    assertThat(states.list(volume)).isEmpty();
    states.remove(volume, second);
  }

  @Test
  void whatACrashedCopyLeftIsMadeAnewAndDeletedWithTheVolume() throws Exception {
    volumes.create(volume, 8 * MIB);
    write(volume, 3, 9);
    volumes.snapshot(volume, snapshot);
    ceph.tools().rbd("create", "volumes/volume-" + other.id() + ".part", "--size", "1M");
    ceph.tools().rbd("snap", "protect", "volumes/volume-" + volume.id() + "@" + snapshot);
    volumes.copy(snapshot, other, 8 * MIB);
    assertThat(read(other, 3)).isEqualTo(9);
    ceph.tools().rbd("create", "volumes/volume-" + other.id() + ".part", "--size", "1M");
    volumes.delete(other);
    volumes.delete(snapshot);
    volumes.delete(volume);
    assertThat(ceph.tools().rbd("ls", "volumes"))
        .doesNotContain(other.id())
        .doesNotContain(volume.id());
  }

  private static String copied(DeviceReference made) {
    return "volume-" + made.id() + ".clone_snap";
  }

  @Test
  void aCopyThatACrashCutShortAtItsEndIsFinishedByTheNextAttempt() throws Exception {
    volumes.create(volume, 8 * MIB);
    write(volume, 3, 9);
    volumes.copy(volume, other, 8 * MIB);
    assertThat(snapshots()).isEmpty();
    String left = "volumes/volume-" + volume.id() + "@" + copied(other);
    ceph.tools().rbd("snap", "create", left);
    ceph.tools().rbd("snap", "protect", left);
    volumes.copy(volume, other, 8 * MIB);
    assertThat(snapshots()).isEmpty();
    volumes.delete(volume);
    assertThat(volumes.exists(volume)).isFalse();
    assertThat(read(other, 3)).isEqualTo(9);
    volumes.delete(other);
  }

  @Test
  void aCopyThatFailsLeavesNothing() throws Exception {
    String image = "volumes/volume-" + volume.id();
    ceph.tools().rbd("create", image, "--size", "8M", "--image-feature", "exclusive-lock");
    assertThatThrownBy(() -> volumes.copy(volume, other, 8 * MIB)).isInstanceOf(IOException.class);
    assertThat(snapshots()).isEmpty();
    assertThat(ceph.tools().rbd("ls", "volumes")).doesNotContain(other.id());
    volumes.delete(volume);
  }

  @Test
  void whatACrashedCopyLeftGoesWithItsSource() throws Exception {
    volumes.create(volume, 8 * MIB);
    String left = "volumes/volume-" + volume.id() + "@" + copied(other);
    ceph.tools().rbd("snap", "create", left);
    ceph.tools().rbd("snap", "protect", left);
    ceph.tools().rbd("clone", left, "volumes/volume-" + other.id() + ".part");
    volumes.delete(volume);
    assertThat(ceph.tools().rbd("ls", "volumes"))
        .doesNotContain(other.id())
        .doesNotContain(volume.id());
  }

  @Test
  void whatOthersHaveNamedAlikeStays() throws Exception {
    volumes.create(volume, MIB);
    String image = "volumes/volume-" + volume.id();
    ceph.tools().rbd("snap", "create", image + "@mine.clone_snap");
    ceph.tools().rbd("create", "volumes/mine.part", "--size", "1M");
    assertThatThrownBy(() -> volumes.delete(volume)).isInstanceOf(IOException.class);
    assertThat(ceph.tools().rbd("ls", "volumes")).contains("mine.part");
    assertThat(snapshots()).containsExactly("mine.clone_snap");
    ceph.tools().rbd("rm", "volumes/mine.part");
    ceph.tools().rbd("snap", "purge", image);
    volumes.delete(volume);
  }

  private List<String> snapshots() throws IOException {
    return connection.in(
        RealCeph.VOLUMES,
        pool -> {
          try (Image image = pool.openReadOnly("volume-" + volume.id())) {
            return image.snapshots().stream().map(ImageSnapshot::name).toList();
          }
        });
  }
}
