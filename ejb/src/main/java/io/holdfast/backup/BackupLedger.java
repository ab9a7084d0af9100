package io.holdfast.backup;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.events.BackupEvents;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobClaims;
import io.holdfast.message.MessageDetail;
import io.holdfast.message.MessageLedger;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * The only code that changes the statuses of backups being made. Every method is one short
 * transaction that first checks the claim, so a worker that lost its job writes nothing.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BackupLedger {

  @Inject private JobClaims claims;
  @Inject private BackupRows rows;
  @Inject private BackupSources sources;
  @Inject private BackupEvents events;
  @Inject private MessageLedger messages;
  @Inject private NodeConfiguration node;

  /** The row as it stands, for a worker that holds the job. */
  public Backup read(JobClaim claim) {
    claims.requireCurrent(claim);
    return rows.find(claim.subject().backupId());
  }

  /**
   * Step 2: checks the statuses on the rows, names worker, driver and place, tells of the start.
   *
   * @throws IllegalStateException if backup or source are not in the state the request left them in
   */
  public Backup begin(JobClaim claim, String service, BackupLocation location) {
    claims.requireCurrent(claim);
    sources.requireBackingUp(rows.find(claim.subject().backupId()));
    Backup backup = rows.lock(claim.subject().backupId());
    requireCreating(backup);
    backup.host(node.host());
    backup.availabilityZone(node.availabilityZone());
    backup.service(service);
    backup.container(location.container());
    backup.serviceMetadata(location.serviceMetadata());
    events.send("backup.create.start", BackupEventPayload.of(backup), claim.trace());
    return backup;
  }

  /** Step 3: names the temporary snapshot before it is made, so that a crash cannot hide it. */
  public String planTemporarySnapshot(JobClaim claim) {
    Backup backup = lockCurrent(claim);
    if (backup.temporarySnapshotId() == null) {
      backup.temporarySnapshotId(UUID.randomUUID().toString());
    }
    return backup.temporarySnapshotId();
  }

  /** Step 3: names the temporary volume before it is made, so that a crash cannot hide it. */
  public String planTemporaryVolume(JobClaim claim) {
    Backup backup = lockCurrent(claim);
    if (backup.temporaryVolumeId() == null) {
      backup.temporaryVolumeId(UUID.randomUUID().toString());
    }
    return backup.temporaryVolumeId();
  }

  /**
   * Step 8: makes an incremental that cannot follow on its parent a full backup, and tells its
   * user. The parent has not counted it yet, and may be deleted from now on.
   *
   * @param location of the full backup
   * @return the row as it is now
   * @throws WrongStateException if the backup is not being made any more
   */
  public Backup becomeFull(JobClaim claim, BackupLocation location) {
    Backup backup = lockCurrent(claim);
    requireCreating(backup);
    backup.parentId(null);
    backup.container(location.container());
    backup.serviceMetadata(location.serviceMetadata());
    messages.tell(claim, MessageDetail.FULL_INSTEAD);
    return backup;
  }

  /** Step 15: the temporary objects are gone. */
  public void forgetTemporaryObjects(JobClaim claim) {
    Backup backup = lockCurrent(claim);
    backup.temporarySnapshotId(null);
    backup.temporaryVolumeId(null);
  }

  /** Step 15: source as before, backup available, parent's count raised, end told. */
  public void complete(JobClaim claim, BackupResult result) {
    claims.requireCurrent(claim);
    sources.release(rows.find(claim.subject().backupId()));
    Backup backup = rows.lock(claim.subject().backupId());
    // A reset or a forced delete wins over the job (workflow.md section 11.14).
    if (backup.status() == BackupStatus.CREATING) {
      backup.objectCount(result.objectCount());
      backup.extentsKnown(result.extentsKnown());
      backup.failReason(null);
      backup.status(BackupStatus.AVAILABLE);
      rows.recountDependentsOfParent(backup);
    }
    events.send("backup.create.end", BackupEventPayload.of(backup), claim.trace());
    claims.finish(claim);
  }

  /**
   * The end of a backup that failed: source as before, backup in error with the reason, its user
   * told.
   */
  public void fail(JobClaim claim, JobFailure failure) {
    claims.requireCurrent(claim);
    sources.release(rows.find(claim.subject().backupId()));
    Backup backup = rows.lock(claim.subject().backupId());
    if (backup.status() == BackupStatus.CREATING) {
      backup.failReason(failure.reason());
      backup.status(BackupStatus.ERROR);
    }
    events.send("backup.create.error", BackupEventPayload.of(backup), claim.trace());
    messages.tell(claim, failure.detail());
    claims.fail(claim, failure.reason());
  }

  private static void requireCreating(Backup backup) {
    if (backup.status() != BackupStatus.CREATING) {
      throw WrongStateException.ofBackup(
          "Its status must be creating, but is " + backup.status() + ".");
    }
  }

  private Backup lockCurrent(JobClaim claim) {
    claims.requireCurrent(claim);
    return rows.lock(claim.subject().backupId());
  }
}
