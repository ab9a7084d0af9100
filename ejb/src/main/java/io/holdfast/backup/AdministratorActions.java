package io.holdfast.backup;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.job.Job;
import io.holdfast.job.JobAction;
import io.holdfast.job.JobDispatcher;
import io.holdfast.job.JobSubject;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * What an administrator may do with a backup in any status (api.md B10 and B11). Each method is one
 * JTA transaction; a job that runs is ended by it and stops within seconds.
 */
@Stateless
public class AdministratorActions {

  @Inject private BackupInterruption interruption;
  @Inject private BackupRows rows;
  @Inject private BackupWorkers workers;
  @Inject private JobDispatcher jobs;

  /**
   * Accepts a new status. The job that follows ends what is left of the old one and, before it says
   * available, reads the backup back and checks every digest.
   *
   * @param status available or error
   * @throws RequestRefusedException 404; 403; 404 if no worker is alive
   */
  public void resetStatus(RequestContext context, String id, BackupStatus status) {
    Job open = interruption.lockOpenJob(id);
    Backup seen = rows.visible(context, rows.find(id), Policy.BACKUP_RESET_STATUS);
    String worker = workers.forInterrupted(seen, open);
    Backup backup =
        interruption.endAndLock(seen, open, "An administrator reset the backup's status.");
    boolean available = status == BackupStatus.AVAILABLE;
    jobs.submit(
        context,
        available ? JobAction.BACKUP_RESET_AVAILABLE : JobAction.BACKUP_RESET_ERROR,
        worker,
        subject(backup));
  }

  /**
   * Accepts the deletion of a backup in any status; nothing more happens if one is on its way.
   *
   * @throws RequestRefusedException 404; 403; 400 for dependents in any project; 404 if no worker
   *     is alive
   */
  public void forceDelete(RequestContext context, String id) {
    Job open = interruption.lockOpenJob(id);
    Backup seen = rows.visible(context, rows.find(id), Policy.BACKUP_FORCE_DELETE);
    context.require(Policy.BACKUP_DELETE);
    if (open != null && open.action() == JobAction.BACKUP_DELETE) {
      return;
    }
    String worker = workers.forInterrupted(seen, open);
    Backup backup = interruption.endAndLock(seen, open, "An administrator deleted the backup.");
    rows.requireNoDependents(id);
    backup.status(BackupStatus.DELETING);
    jobs.submit(context, JobAction.BACKUP_DELETE, worker, subject(backup));
  }

  private static JobSubject subject(Backup backup) {
    return new JobSubject(backup.id(), null, null);
  }
}
