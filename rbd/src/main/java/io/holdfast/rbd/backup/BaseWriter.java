package io.holdfast.rbd.backup;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import io.holdfast.engine.device.Extents;
import io.holdfast.engine.device.SnapshotDevice;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.rbd.BackupSnapshots;
import io.holdfast.rbd.Feature;
import io.holdfast.rbd.Image;
import io.holdfast.rbd.ImageSnapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings a device to a base image and keeps the state there as a snapshot. One backup each. */
final class BaseWriter {

  private final BasePool pool;
  private final BackupRecord backup;
  private final BlockDevice source;
  private final DeviceCopies copies;
  private final JobControl control;

  BaseWriter(
      BasePool pool,
      BackupRecord backup,
      BlockDevice source,
      DeviceCopies copies,
      JobControl control) {
    this.pool = pool;
    this.backup = backup;
    this.source = source;
    this.copies = copies;
    this.control = control;
  }

  /** A full backup, into an image of its own. */
  BackupResult full(Set<Feature> features) throws IOException {
    String base = ServiceMetadata.base(backup.serviceMetadata());
    pool.pool().create(base, source.size(), features);
    try (Image image = pool.openAlone(base, control)) {
      Extents extents = source.extents();
      DeviceCopy copy = copies.ontoZeros(source, pool.device(image));
      copy.copy(extents.list(), control);
      return finish(image, copy, extents.known());
    }
  }

  /** An incremental, into the image of the chain. */
  BackupResult incremental(BackupRecord parent) throws IOException {
    String base = ServiceMetadata.base(backup.serviceMetadata());
    try (Image image = pool.openAlone(base, control)) {
      ImageSnapshot former = BasePool.onlySnapshot(image, parent.id());
      if (former == null) {
        throw BasePool.damaged(parent, image.path() + " has no snapshot of it");
      }
      if (image.size() != source.size()) {
        image.resize(source.size());
      }
      return source instanceof SnapshotDevice snapshot
          ? byDifference(image, former, changes(snapshot, parent))
          : byComparison(image);
    }
  }

  private static Extents changes(SnapshotDevice source, BackupRecord parent) throws IOException {
    return source
        .changesSince(parent.id())
        .orElseThrow(
            () ->
                new BackupRefusedException(
                    "The volume's state of backup %s is not kept any more. Make a full backup."
                        .formatted(parent.id())));
  }

  private BackupResult byDifference(Image image, ImageSnapshot former, Extents changes)
      throws IOException {
    List<Extent> reading = Reading.of(changes.list(), strayed(image, former));
    DeviceCopy copy = copies.onto(source, pool.device(image));
    copy.copy(reading, control);
    return finish(image, copy, changes.known());
  }

  /** What an attempt that failed, or an incremental that was deleted, has left in the image. */
  private static List<Extent> strayed(Image image, ImageSnapshot former) throws IOException {
    List<Extent> strayed = new ArrayList<>();
    image.changes(
        former.name(),
        (offset, length, data) -> strayed.add(new Extent(offset, length, Kind.DATA)));
    return strayed;
  }

  /** A device that keeps no states is read wholly; only what differs is written. */
  private BackupResult byComparison(Image image) throws IOException {
    Extents extents = source.extents();
    DeviceCopy copy = copies.ontoOlder(source, pool.device(image));
    copy.copy(extents.list(), control);
    return finish(image, copy, extents.known());
  }

  private BackupResult finish(Image image, DeviceCopy copy, boolean known) throws IOException {
    image.flush();
    if (source instanceof SnapshotDevice device) {
      device.requireSnapshot();
    }
    image.createSnapshot(snapshotName());
    // The description comes last: where it is, the backup is whole.
    pool.writeDescription(backup);
    return new BackupResult(0, source.size(), copy.readBytes(), copy.writtenBytes(), known);
  }

  /** The state has one name in the volume and in the base image, if the volume has one for it. */
  private String snapshotName() {
    if (source instanceof SnapshotDevice device
        && BackupSnapshots.backupOf(device.snapshot()).filter(backup.id()::equals).isPresent()) {
      return device.snapshot();
    }
    return BackupSnapshots.name(backup.id(), Instant.now());
  }
}
