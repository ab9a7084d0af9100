package io.holdfast.backup;

import io.holdfast.events.BackupEvents;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobClaims;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * The only code that writes a status because an administrator wants it. Each method checks the
 * claim.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ResetLedger {

  @Inject private JobClaims claims;
  @Inject private BackupRows rows;
  @Inject private BackupEvents events;

  /** Tells of the start. */
  public Backup begin(JobClaim claim) {
    claims.requireCurrent(claim);
    Backup backup = rows.lock(claim.subject().backupId());
    events.send("backup.reset_status.start", BackupEventPayload.of(backup), claim.trace());
    return backup;
  }

  /** The backup was read back and is good, or is as good as before. */
  public void available(JobClaim claim) {
    Backup backup = write(claim, BackupStatus.AVAILABLE, null);
    events.send("backup.reset_status.end", BackupEventPayload.of(backup), claim.trace());
    claims.finish(claim);
  }

  /** The backup is in error because that was asked for. */
  public void error(JobClaim claim, String reason) {
    Backup backup = write(claim, BackupStatus.ERROR, reason);
    events.send("backup.reset_status.end", BackupEventPayload.of(backup), claim.trace());
    claims.finish(claim);
  }

  /** The backup is in error because it could not be proven good. */
  public void fail(JobClaim claim, String reason) {
    Backup backup = write(claim, BackupStatus.ERROR, reason);
    events.send("backup.reset_status.error", BackupEventPayload.of(backup), claim.trace());
    claims.fail(claim, reason);
  }

  private Backup write(JobClaim claim, BackupStatus status, String reason) {
    claims.requireCurrent(claim);
    Backup backup = rows.lock(claim.subject().backupId());
    backup.failReason(reason);
    backup.status(status);
    rows.recountDependentsOfParent(backup);
    return backup;
  }
}
