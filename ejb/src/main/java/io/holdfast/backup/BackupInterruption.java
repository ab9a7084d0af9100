package io.holdfast.backup;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.job.Job;
import io.holdfast.job.JobAction;
import io.holdfast.job.OpenJobs;
import io.holdfast.volume.VolumeRows;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Ends what is being done with a backup, because an administrator wants something else. The worker
 * stops within seconds; what it still holds is put right by the job that comes next.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class BackupInterruption {

  @Inject private OpenJobs jobs;
  @Inject private BackupRows rows;
  @Inject private BackupSources sources;
  @Inject private VolumeRows volumes;

  /**
   * Locks the open job of a backup, before anything else is locked. Null if there is none.
   *
   * @param backupId of a row that may not exist
   */
  public Job lockOpenJob(String backupId) {
    return jobs.lockOf(backupId).orElse(null);
  }

  /**
   * Ends the job, gives the source of a backup that is being made back, and spoils the volume of a
   * restore. Then locks the backup.
   *
   * @param job from {@link #lockOpenJob}, or null
   * @throws RequestRefusedException 409 if a job has come meanwhile
   */
  public Backup endAndLock(Backup seen, Job job, String reason) {
    if (job != null) {
      releaseVolumes(seen, job);
      jobs.cancel(job, reason);
    }
    Backup backup = rows.lock(seen.id());
    if (jobs.idOf(backup.id()).isPresent()) {
      throw new RequestRefusedException(
          Refusal.CONFLICT, "Backup " + backup.id() + " is being changed; try again.");
    }
    return backup;
  }

  private void releaseVolumes(Backup backup, Job job) {
    if (job.action() == JobAction.BACKUP_CREATE) {
      sources.release(backup);
    }
    if (job.action() == JobAction.BACKUP_RESTORE) {
      volumes.lockIfPresent(job.volumeId()).ifPresent(RestoreLedger::spoil);
    }
  }
}
