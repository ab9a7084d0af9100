package io.holdfast.backup;

import io.holdfast.events.BackupEvents;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobClaims;
import io.holdfast.message.MessageLedger;
import io.holdfast.quota.QuotaLedger;
import io.holdfast.quota.QuotaResource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;

/** The only code that changes the statuses of backups being deleted. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeleteLedger {

  @Inject private JobClaims claims;
  @Inject private BackupRows rows;
  @Inject private QuotaLedger quota;
  @Inject private BackupEvents events;
  @Inject private SharedData shared;
  @Inject private MessageLedger messages;

  /**
   * Checks the status on the row, parts it from data that must stay, and tells of the start.
   *
   * @throws IllegalStateException if the backup is not being deleted
   */
  public Backup begin(JobClaim claim) {
    claims.requireCurrent(claim);
    Backup backup = shared.lockAndPart(claim.subject().backupId());
    if (backup.status() != BackupStatus.DELETING) {
      throw WrongStateException.ofBackup(
          "The backup's status must be deleting, but is " + backup.status() + ".");
    }
    events.send("backup.delete.start", BackupEventPayload.of(backup), claim.trace());
    return backup;
  }

  /** The end: the row deleted, its quota free, the parent's count lowered. */
  public void complete(JobClaim claim) {
    claims.requireCurrent(claim);
    Backup backup = rows.lock(claim.subject().backupId());
    backup.markDeleted();
    rows.recountDependentsOfParent(backup);
    quota.release(
        backup.projectId(),
        Map.of(QuotaResource.BACKUPS, 1L, QuotaResource.BACKUP_GIGABYTES, (long) backup.size()));
    events.send("backup.delete.end", BackupEventPayload.of(backup), claim.trace());
    claims.finish(claim);
  }

  /** The end of a delete that failed: some objects may be gone, so the backup is in error. */
  public void fail(JobClaim claim, JobFailure failure) {
    claims.requireCurrent(claim);
    Backup backup = rows.lock(claim.subject().backupId());
    if (backup.status() == BackupStatus.DELETING) {
      backup.failReason(failure.reason());
      backup.status(BackupStatus.ERROR);
    }
    events.send("backup.delete.error", BackupEventPayload.of(backup), claim.trace());
    messages.tell(claim, failure.detail());
    claims.fail(claim, failure.reason());
  }
}
