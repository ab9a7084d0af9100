package io.holdfast.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.job.OpenJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What may be deleted when (api.md section 7). Works in the caller's transaction. */
@ApplicationScoped
public class VolumeDeletion {

  private static final Set<VolumeStatus> DELETABLE =
      EnumSet.of(
          VolumeStatus.AVAILABLE,
          VolumeStatus.ERROR,
          VolumeStatus.ERROR_RESTORING,
          VolumeStatus.ERROR_EXTENDING,
          VolumeStatus.ERROR_MANAGING);

  private static final Set<SnapshotStatus> DELETABLE_SNAPSHOT =
      EnumSet.of(SnapshotStatus.AVAILABLE, SnapshotStatus.ERROR);

  @Inject private VolumeRows rows;
  @Inject private OpenJobs jobs;

  /**
   * Sets a locked volume {@code deleting}.
   *
   * @param cascade its snapshots too
   * @throws RequestRefusedException 400 naming what is in the way
   */
  public void accept(Volume volume, boolean cascade) {
    if (!DELETABLE.contains(volume.status())) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: its status must be available or an error, but is "
              + volume.status()
              + ".");
    }
    refuseUsed(volume);
    snapshotsToGo(volume, cascade).forEach(this::acceptWithVolume);
    volume.status(VolumeStatus.DELETING);
  }

  private List<Snapshot> snapshotsToGo(Volume volume, boolean cascade) {
    List<Snapshot> snapshots = rows.lockSnapshotsOf(volume.id());
    if (!cascade && !snapshots.isEmpty()) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: it has snapshots; delete them first, or set cascade.");
    }
    return snapshots;
  }

  private void refuseUsed(Volume volume) {
    if (volume.attachStatus() == AttachStatus.ATTACHED || !volume.attachments().isEmpty()) {
      throw RequestRefusedException.badRequest("Invalid volume: it is attached; detach it first.");
    }
    refuseSource("volume", rows.isCopied(volume));
  }

  /**
   * Sets a locked volume {@code deleting} whatever its status says, unless that is so because of
   * work on it.
   *
   * @param cascade its snapshots too
   * @throws RequestRefusedException 400 naming what is in the way
   */
  public void force(Volume volume, boolean cascade) {
    refuseWork("volume", jobs.workOnVolume(volume.id()));
    refuseUsed(volume);
    snapshotsToGo(volume, cascade).forEach(this::force);
    volume.status(VolumeStatus.DELETING);
  }

  /**
   * Sets a locked snapshot {@code deleting} whatever its status says, unless that is so because of
   * work on it.
   *
   * @throws RequestRefusedException 400 naming what is in the way
   */
  public void force(Snapshot snapshot) {
    refuseWork("snapshot", jobs.workOnSnapshot(snapshot.id()));
    refuseSource("snapshot", rows.isCopied(snapshot));
    snapshot.status(SnapshotStatus.DELETING);
  }

  private static void refuseWork(String kind, boolean work) {
    if (work) {
      throw RequestRefusedException.badRequest(
          "Invalid %s: work on it is on its way; wait for that to end.".formatted(kind));
    }
  }

  private void acceptWithVolume(Snapshot snapshot) {
    if (snapshot.status() != SnapshotStatus.DELETING) {
      accept(snapshot);
    }
  }

  /**
   * Sets a locked snapshot {@code deleting}.
   *
   * @throws RequestRefusedException 400 naming what is in the way
   */
  public void accept(Snapshot snapshot) {
    if (!DELETABLE_SNAPSHOT.contains(snapshot.status())) {
      throw RequestRefusedException.badRequest(
          "Invalid snapshot: the status of snapshot %s must be available or error, but is %s."
              .formatted(snapshot.id(), snapshot.status()));
    }
    refuseSource("snapshot", rows.isCopied(snapshot));
    snapshot.status(SnapshotStatus.DELETING);
  }

  private static void refuseSource(String kind, boolean copied) {
    if (copied) {
      throw RequestRefusedException.badRequest(
          "Invalid %s: a new volume is being made from it; wait for that to end.".formatted(kind));
    }
  }
}
