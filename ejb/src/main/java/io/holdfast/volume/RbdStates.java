package io.holdfast.volume;

import io.holdfast.rbd.BackupSnapshots;
import io.holdfast.rbd.ImageSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** States of volumes as snapshots of their images, under Cinder's names. */
final class RbdStates implements VolumeStates {

  private final RbdImages images;
  private final int most;

  RbdStates(RbdImages images, int most) {
    this.images = images;
    this.most = most;
  }

  @Override
  public int most() {
    return most;
  }

  @Override
  public void keep(DeviceReference volume, StateName name) throws IOException {
    images.onImage(volume, image -> image.createSnapshot(name.text()));
  }

  @Override
  public List<StateName> list(DeviceReference volume) throws IOException {
    return images.snapshots(volume).stream().flatMap(RbdStates::state).toList();
  }

  private static Stream<StateName> state(ImageSnapshot snapshot) {
    return BackupSnapshots.backupOf(snapshot.name())
        .map(backup -> new StateName(snapshot.name(), backup))
        .stream();
  }

  @Override
  public void remove(DeviceReference volume, StateName name) throws IOException {
    images.removeSnapshot(volume, name.text());
  }
}
