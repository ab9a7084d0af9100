package io.holdfast.volume;

import io.holdfast.job.JobClaim;
import io.holdfast.job.JobClaims;
import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The only code that changes the statuses of volumes in work. Every method is one short transaction
 * that first checks the claim. A status that was reset meanwhile is left as it is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class VolumeLedger {

  @Inject private JobClaims claims;
  @Inject private VolumeRows rows;
  @Inject private VolumeQuota quota;

  /** The job's volume as it is now; empty if there is none any more. */
  public Optional<Volume> volume(JobClaim claim) {
    claims.requireCurrent(claim);
    return rows.lockIfPresent(claim.subject().volumeId());
  }

  /** What the job's volume is made from; empty for a volume of zeroes. */
  public Optional<DeviceReference> source(JobClaim claim, Volume volume) {
    claims.requireCurrent(claim);
    if (volume.snapshotId() != null) {
      Snapshot snapshot = rows.lockSnapshot(volume.snapshotId());
      return Optional.of(DeviceReference.of(snapshot, rows.find(snapshot.volumeId())));
    }
    return Optional.ofNullable(volume.sourceVolumeId()).map(rows::find).map(DeviceReference::of);
  }

  /** The snapshots of the job's volume. */
  public List<DeviceReference> snapshots(JobClaim claim, Volume volume) {
    claims.requireCurrent(claim);
    return rows.lockSnapshotsOf(volume.id()).stream()
        .map(snapshot -> DeviceReference.of(snapshot, volume))
        .toList();
  }

  /** The volume is made. */
  public void created(JobClaim claim) {
    volume(claim).ifPresent(this::launch);
    claims.finish(claim);
  }

  private void launch(Volume volume) {
    volume.launchedAt(UtcTime.now());
    change(volume, VolumeStatus.CREATING, VolumeStatus.AVAILABLE);
  }

  /** The volume is as large as its row says. */
  public void extended(JobClaim claim) {
    volume(claim)
        .ifPresent(volume -> change(volume, VolumeStatus.EXTENDING, VolumeStatus.AVAILABLE));
    claims.finish(claim);
  }

  /** The volume and its snapshots are gone: so are the rows, and what they counted. */
  public void deleted(JobClaim claim) {
    volume(claim).ifPresent(this::end);
    claims.finish(claim);
  }

  private void end(Volume volume) {
    List<Snapshot> snapshots = rows.lockSnapshotsOf(volume.id());
    snapshots.forEach(Snapshot::markDeleted);
    volume.markDeleted();
    quota.giveBack(volume, snapshots);
  }

  /**
   * The job failed: the volume says so.
   *
   * @param gibibytes size of the device, or empty if it cannot be known; a volume that could not
   *     grow gets this size back
   */
  public void fail(JobClaim claim, String reason, OptionalInt gibibytes) {
    volume(claim).ifPresent(volume -> fail(claim, volume, gibibytes));
    claims.fail(claim, reason);
  }

  private void fail(JobClaim claim, Volume volume, OptionalInt gibibytes) {
    switch (claim.action()) {
      case VOLUME_CREATE -> change(volume, VolumeStatus.CREATING, VolumeStatus.ERROR);
      case VOLUME_DELETE -> failDeletion(volume);
      case VOLUME_EXTEND -> failExtension(volume, gibibytes);
      default -> throw new IllegalArgumentException("not a volume's job: " + claim);
    }
  }

  private void failDeletion(Volume volume) {
    if (change(volume, VolumeStatus.DELETING, VolumeStatus.ERROR_DELETING)) {
      rows.lockSnapshotsOf(volume.id()).stream()
          .filter(snapshot -> snapshot.status() == SnapshotStatus.DELETING)
          .forEach(snapshot -> snapshot.status(SnapshotStatus.ERROR_DELETING));
    }
  }

  private void failExtension(Volume volume, OptionalInt gibibytes) {
    int missing = volume.size() - gibibytes.orElse(volume.size());
    if (change(volume, VolumeStatus.EXTENDING, VolumeStatus.ERROR_EXTENDING) && missing > 0) {
      volume.size(volume.size() - missing);
      quota.giveBackGigabytes(volume.projectId(), missing);
    }
  }

  private static boolean change(Volume volume, VolumeStatus from, VolumeStatus to) {
    boolean unchanged = volume.status() == from;
    if (unchanged) {
      volume.status(to);
    }
    return unchanged;
  }
}
