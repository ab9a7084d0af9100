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

  /** The temporary snapshot or volume has its file. */
  public void ready(JobClaim claim, DeviceReference device) {
    claims.requireCurrent(claim);
    if (device.kind() == DeviceReference.Kind.SNAPSHOT) {
      rows.lockSnapshot(device.id()).status(SnapshotStatus.BACKING_UP);
    } else {
      rows.lock(device.id()).status(VolumeStatus.BACKING_UP);
    }
  }

  /**
   * The node on which a temporary snapshot or volume lies. Empty if there is none any more, or if
   * it is not temporary: an imported record may name anything.
   */
  public Optional<String> node(DeviceReference device) {
    Optional<String> volumeId =
        device.kind() == DeviceReference.Kind.SNAPSHOT
            ? temporarySnapshot(device).map(Snapshot::volumeId)
            : temporaryVolume(device).map(Volume::id);
    return volumeId
        .map(id -> entities.find(Volume.class, id))
        .map(volume -> VolumeHost.node(volume.host()));
  }

  /** The file of a temporary snapshot or volume is gone: so is the row. */
  public void deleted(DeviceReference device) {
    if (device.kind() == DeviceReference.Kind.SNAPSHOT) {
      temporarySnapshot(device).ifPresent(Snapshot::markDeleted);
    } else {
      temporaryVolume(device).ifPresent(Volume::markDeleted);
    }
  }

  private Optional<Snapshot> temporarySnapshot(DeviceReference device) {
    Optional<Snapshot> snapshot = rows.lockSnapshotIfPresent(device.id());
    snapshot.filter(Snapshot::useQuota).ifPresent(other -> VolumeLog.LOG.notTemporary(device));
    return snapshot.filter(row -> !row.useQuota());
  }

  private Optional<Volume> temporaryVolume(DeviceReference device) {
    Optional<Volume> volume = rows.lockIfPresent(device.id());
    volume.filter(Volume::useQuota).ifPresent(other -> VolumeLog.LOG.notTemporary(device));
    return volume.filter(row -> !row.useQuota());
  }
}
