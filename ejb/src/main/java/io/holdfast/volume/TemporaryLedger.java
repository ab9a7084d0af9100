package io.holdfast.volume;

import io.holdfast.job.Job;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobClaims;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/**
 * The rows of temporary snapshots and volumes, from which volumes in use are backed up (workflow.md
 * section 4). They belong to who asked for the backup, count in no quota, and are {@code
 * backing-up} so that nobody deletes them meanwhile. Every method is one short transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TemporaryLedger {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private JobClaims claims;
  @Inject private VolumeRows rows;

  /**
   * The row of a temporary snapshot, made unless it is there.
   *
   * @param id chosen by the backup, and written down there before
   */
  public Snapshot planSnapshot(JobClaim claim, String id, String volumeId) {
    claims.requireCurrent(claim);
    Optional<Snapshot> former = rows.lockSnapshotRecord(id);
    former.filter(Snapshot::deleted).ifPresent(Snapshot::revive);
    return former.orElseGet(() -> insertSnapshot(claim, id, rows.find(volumeId)));
  }

  private Snapshot insertSnapshot(JobClaim claim, String id, Volume volume) {
    Job job = entities.find(Job.class, claim.jobId());
    Snapshot snapshot = new Snapshot(id, volume.id(), job.userId(), job.projectId(), volume.size());
    snapshot.name("backup-snap-" + volume.id());
    snapshot.useQuota(false);
    rows.insert(snapshot);
    return snapshot;
  }

  /**
   * The row of a temporary volume, made unless it is there.
   *
   * @param id chosen by the backup, and written down there before
   */
  public Volume planVolume(JobClaim claim, String id, String volumeId) {
    claims.requireCurrent(claim);
    Optional<Volume> former = rows.lockRecord(id);
    former.filter(Volume::deleted).ifPresent(Volume::revive);
    return former.orElseGet(() -> insertVolume(claim, id, rows.find(volumeId)));
  }

  private Volume insertVolume(JobClaim claim, String id, Volume source) {
    Job job = entities.find(Job.class, claim.jobId());
    Volume volume =
        new Volume(id, job.userId(), job.projectId(), source.availabilityZone(), source.size());
    volume.host(source.host());
    volume.name("backup-vol-" + source.id());
    volume.useQuota(false);
    rows.insert(volume);
    return volume;
  }

  /** The temporary snapshot or volume is made. */
  public void ready(JobClaim claim, DeviceReference device) {
    claims.requireCurrent(claim);
    if (device.isSnapshot()) {
      rows.lockSnapshot(device.id()).status(SnapshotStatus.BACKING_UP);
    } else {
      rows.lock(device.id()).status(VolumeStatus.BACKING_UP);
    }
  }

  /**
   * A temporary snapshot. Empty if there is none any more, or if it is not temporary: an imported
   * record may name anything.
   */
  public Optional<DeviceReference> snapshot(String id) {
    return temporarySnapshot(id)
        .map(
            snapshot ->
                DeviceReference.of(snapshot, entities.find(Volume.class, snapshot.volumeId())));
  }

  /** A temporary volume. Empty as for a snapshot. */
  public Optional<DeviceReference> volume(String id) {
    return temporaryVolume(id).map(DeviceReference::of);
  }

  /** The temporary snapshot or volume is gone: so is the row. */
  public void deleted(DeviceReference device) {
    if (device.isSnapshot()) {
      temporarySnapshot(device.id()).ifPresent(Snapshot::markDeleted);
    } else {
      temporaryVolume(device.id()).ifPresent(Volume::markDeleted);
    }
  }

  private Optional<Snapshot> temporarySnapshot(String id) {
    Optional<Snapshot> snapshot = rows.lockSnapshotIfPresent(id);
    snapshot.filter(Snapshot::useQuota).ifPresent(o -> VolumeLog.LOG.notTemporary("snapshot", id));
    return snapshot.filter(row -> !row.useQuota());
  }

  private Optional<Volume> temporaryVolume(String id) {
    Optional<Volume> volume = rows.lockIfPresent(id);
    volume.filter(Volume::useQuota).ifPresent(o -> VolumeLog.LOG.notTemporary("volume", id));
    return volume.filter(row -> !row.useQuota());
  }
}
