package io.holdfast.volume;

import io.holdfast.job.JobAction;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobClaims;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The only code that changes the statuses of snapshots in work. Every method is one short
 * transaction that first checks the claim. A status that was reset meanwhile is left as it is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SnapshotLedger {

  @Inject private JobClaims claims;
  @Inject private VolumeRows rows;
  @Inject private VolumeQuota quota;

  /** The job's snapshot as it is now; empty if there is none any more. */
  public Optional<Snapshot> snapshot(JobClaim claim) {
    claims.requireCurrent(claim);
    return rows.lockSnapshotIfPresent(claim.subject().snapshotId());
  }

  /** The snapshot's volume. */
  public Volume volume(JobClaim claim) {
    claims.requireCurrent(claim);
    return rows.find(claim.subject().volumeId());
  }

  /** The snapshot is made. */
  public void created(JobClaim claim) {
    snapshot(claim)
        .ifPresent(snapshot -> change(snapshot, SnapshotStatus.CREATING, SnapshotStatus.AVAILABLE));
    claims.finish(claim);
  }

  /** The snapshot is gone: so are the row and what it counted. */
  public void deleted(JobClaim claim) {
    snapshot(claim).ifPresent(this::end);
    claims.finish(claim);
  }

  private void end(Snapshot snapshot) {
    snapshot.markDeleted();
    quota.giveBack(snapshot);
  }

  /** The job failed: the snapshot says so. */
  public void fail(JobClaim claim, String reason) {
    snapshot(claim).ifPresent(snapshot -> fail(claim.action(), snapshot));
    claims.fail(claim, reason);
  }

  private static void fail(JobAction action, Snapshot snapshot) {
    if (action == JobAction.SNAPSHOT_CREATE) {
      change(snapshot, SnapshotStatus.CREATING, SnapshotStatus.ERROR);
    } else {
      change(snapshot, SnapshotStatus.DELETING, SnapshotStatus.ERROR_DELETING);
    }
  }

  private static void change(Snapshot snapshot, SnapshotStatus from, SnapshotStatus to) {
    if (snapshot.status() == from) {
      snapshot.status(to);
    }
  }
}
