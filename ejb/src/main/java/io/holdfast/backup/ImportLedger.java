package io.holdfast.backup;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.engine.driver.StoredDescription;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobClaims;
import io.holdfast.target.BackupTarget;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The only code that changes the status of imported backups. Each method checks the claim. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportLedger {

  @Inject private JobClaims claims;
  @Inject private BackupRows rows;
  @Inject private NodeConfiguration node;

  /** The text of the record that is to be imported. */
  public String begin(JobClaim claim) {
    String text = claims.input(claim);
    Backup backup = rows.lock(claim.subject().backupId());
    if (backup.status() != BackupStatus.CREATING) {
      throw new IllegalStateException(
          "Its status must be creating, but is " + backup.status() + ".");
    }
    return text;
  }

  /** The record was found true: the row says what it says, and is available. */
  public void complete(
      JobClaim claim, ImportRecord record, StoredDescription stored, BackupTarget target) {
    claims.requireCurrent(claim);
    Backup backup = rows.lock(claim.subject().backupId());
    backup.imported(record, stored.serviceMetadata(), stored.objectCount());
    backup.target(target.name());
    backup.service(target.service());
    backup.host(node.host());
    backup.availabilityZone(node.availabilityZone());
    backup.failReason(null);
    backup.status(BackupStatus.AVAILABLE);
    // Its incrementals may have been imported before it.
    backup.dependentBackups((int) rows.availableDependents(backup.id(), backup.id()));
    rows.recountDependentsOfParent(backup);
    claims.finish(claim);
  }

  /** The record was not true, or the target could not be asked. */
  public void fail(JobClaim claim, String reason) {
    claims.requireCurrent(claim);
    Backup backup = rows.lock(claim.subject().backupId());
    if (backup.status() == BackupStatus.CREATING) {
      backup.failReason(reason);
      backup.status(BackupStatus.ERROR);
    }
    claims.fail(claim, reason);
  }
}
