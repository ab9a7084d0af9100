package io.holdfast.backup;

import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.job.JobAction;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobWork;
import io.holdfast.job.RunningJobs;
import io.holdfast.target.BackupTargets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * The reset of a backup's status. A word alone makes no backup good: before one that was in error
 * is called available, all of it is read and its digests are checked.
 */
@ApplicationScoped
public class ResetWorkflow implements JobWork {

  @Inject private ResetLedger ledger;
  @Inject private BackupTargets targets;
  @Inject private BackupRecords records;
  @Inject private BackupDevices devices;
  @Inject private BackupRemains remains;
  @Inject private RunningJobs running;

  @Override
  public boolean handles(JobAction action) {
    return action == JobAction.BACKUP_RESET_AVAILABLE || action == JobAction.BACKUP_RESET_ERROR;
  }

  @Override
  public void run(JobClaim claim) throws Exception {
    Backup backup = ledger.begin(claim);
    devices.removeTemporary(claim);
    if (backup.status() == BackupStatus.CREATING) {
      abandon(claim, backup);
    }
    if (claim.action() == JobAction.BACKUP_RESET_ERROR) {
      ledger.error(claim, "An administrator reset the status to error.");
    } else {
      prove(claim, backup);
      ledger.available(claim);
    }
  }

  /** What was stored of a backup that is never completed is of no use to anybody. */
  private void abandon(JobClaim claim, Backup backup) throws IOException {
    devices.forgetState(backup);
    remains.remove(claim, backup);
  }

  /** A restore or a reset leaves the backup as it was; after anything else it must be read. */
  private void prove(JobClaim claim, Backup backup) throws IOException {
    if (backup.status() == BackupStatus.AVAILABLE || backup.status() == BackupStatus.RESTORING) {
      return;
    }
    if (backup.status() == BackupStatus.CREATING || backup.serviceMetadata() == null) {
      throw new DamagedBackupException("The backup was never completed; make a new one.");
    }
    targets.named(backup.target()).driver().verify(records.chain(backup.id()), running.job(claim));
  }

  @Override
  public void giveUp(JobClaim claim, String reason) {
    ledger.fail(claim, reason);
  }
}
