package io.holdfast.backup;

import io.holdfast.job.JobAction;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobWork;
import io.holdfast.job.RunningJobs;
import io.holdfast.message.MessageDetail;
import io.holdfast.target.BackupTargets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The deletion of a backup: first what is stored, then the row and its quota. */
@ApplicationScoped
public class DeleteWorkflow implements JobWork {

  @Inject private DeleteLedger ledger;
  @Inject private BackupTargets targets;
  @Inject private BackupDevices devices;
  @Inject private RunningJobs running;

  @Override
  public boolean handles(JobAction action) {
    return action == JobAction.BACKUP_DELETE;
  }

  @Override
  public void run(JobClaim claim) throws Exception {
    Backup backup = ledger.begin(claim);
    devices.removeTemporary(claim);
    // A backup that never got a place has stored nothing. Where data stay, so does their state.
    if (backup.serviceMetadata() != null) {
      devices.forgetState(backup);
      targets.named(backup.target()).driver().delete(backup.record(null), running.job(claim));
    }
    ledger.complete(claim);
  }

  @Override
  public void failed(JobClaim claim, Exception failure) {
    ledger.fail(claim, JobFailure.of(failure, MessageDetail.DELETE_FAILED));
  }

  @Override
  public void giveUp(JobClaim claim, String reason) {
    ledger.fail(claim, JobFailure.abandoned(reason));
  }
}
