package io.holdfast.backup;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.job.JobAction;
import io.holdfast.job.JobDispatcher;
import io.holdfast.job.JobSubject;
import io.holdfast.quota.QuotaLedger;
import io.holdfast.quota.QuotaResource;
import io.holdfast.target.BackupTarget;
import io.holdfast.target.BackupTargets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * Export and import of backups (api.md section 6, B8 and B9), interchangeable with Cinder. Each
 * method is one JTA transaction.
 */
@Stateless
public class RecordApiBean {

  @Inject private BackupRows rows;
  @Inject private BackupWorkers workers;
  @Inject private BackupTargets targets;
  @Inject private QuotaLedger quota;
  @Inject private JobDispatcher jobs;

  /**
   * The record of an available backup.
   *
   * @throws RequestRefusedException 404; 403; 400 for another status; 404 if no worker is alive
   */
  public ExportRecord export(RequestContext context, String id) {
    Backup backup = rows.visible(context, rows.find(id), Policy.BACKUP_EXPORT);
    if (backup.status() != BackupStatus.AVAILABLE) {
      throw RequestRefusedException.badRequest(
          "Invalid backup: its status must be available, but is " + backup.status() + ".");
    }
    workers.forStored(backup);
    return ExportRecordText.of(backup);
  }

  /**
   * Accepts a record: the row is {@code creating}, what the record claims is checked by its job.
   *
   * @param service the driver class that stored the backup
   * @param url JSON of the row in base64
   * @throws RequestRefusedException 403; 503 if no worker is alive; 400 for a record that cannot
   *     be, one that no target here can hold, or a backup that is there; 413 over quota
   */
  public Backup importRecord(RequestContext context, String service, String url) {
    context.require(Policy.BACKUP_IMPORT);
    String worker = workers.forImport();
    ImportRecord record = ImportRecordText.read(url);
    BackupTarget target = targetFor(service, record);
    Backup backup = newRow(context, record);
    backup.target(target.name());
    quota.take(
        context.projectId(),
        Map.of(QuotaResource.BACKUPS, 1L, QuotaResource.BACKUP_GIGABYTES, (long) record.size()));
    JobSubject subject = new JobSubject(backup.id(), null, null);
    jobs.submit(context, JobAction.BACKUP_IMPORT, worker, subject, url);
    return backup;
  }

  private BackupTarget targetFor(String service, ImportRecord record) {
    return targets.all().stream()
        .filter(target -> target.isOf(service))
        .filter(target -> target.isOf(record.service()))
        .findFirst()
        .orElseThrow(
            () ->
                RequestRefusedException.badRequest(
                    "Invalid record: no target here is of backup_service and of the service in it."));
  }

  private Backup newRow(RequestContext context, ImportRecord record) {
    Backup former = rows.lockRecord(record.id()).orElse(null);
    if (former == null) {
      Backup backup =
          Backup.toBeImported(record.id(), context.userId(), context.projectId(), record.size());
      rows.insert(backup);
      return backup;
    }
    if (!former.deleted()) {
      throw new RequestRefusedException(
          Refusal.BAD_REQUEST, "Invalid backup: there is a backup " + record.id() + " already.");
    }
    former.revive(context.userId(), context.projectId(), record.size());
    return former;
  }
}
