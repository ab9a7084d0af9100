package io.holdfast.backup;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupRefusedException;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.StoredDescription;
import io.holdfast.job.JobAction;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobWork;
import io.holdfast.target.BackupTarget;
import io.holdfast.target.BackupTargets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;

/**
 * An import: what the record claims is held against what lies in the target, and only then is the
 * backup available. No data is read; a restore checks every block of it anyway.
 */
@ApplicationScoped
public class ImportWorkflow implements JobWork {

  private static final int GIB_SHIFT = 30;

  @Inject private ImportLedger ledger;
  @Inject private BackupTargets targets;

  @Override
  public boolean handles(JobAction action) {
    return action == JobAction.BACKUP_IMPORT;
  }

  @Override
  public void run(JobClaim claim) throws Exception {
    ImportRecord record = ImportRecordText.read(ledger.begin(claim));
    BackupTarget target = holderOf(record);
    StoredDescription stored = target.driver().describe(place(record));
    requireSame(record, stored);
    ledger.complete(claim, record, stored, target);
    BackupLog.LOG.imported(record.id(), stored.backupId(), target.name());
  }

  /** The first target of the record's kind that has its objects. */
  private BackupTarget holderOf(ImportRecord record) throws IOException {
    IOException last = new DamagedBackupException("No target is of service " + record.service());
    for (BackupTarget target : targets.all()) {
      if (target.isOf(record.service())) {
        try {
          target.driver().describe(place(record));
          return target;
        } catch (DamagedBackupException notHere) {
          last = notHere;
        }
      }
    }
    throw last;
  }

  private static BackupRecord place(ImportRecord record) {
    return new BackupRecord(
        record.id(),
        record.volumeId(),
        record.parentId(),
        record.name(),
        record.description(),
        record.container(),
        record.serviceMetadata(),
        record.size(),
        record.objectCount(),
        Instant.EPOCH,
        null);
  }

  private static void requireSame(ImportRecord record, StoredDescription stored)
      throws BackupRefusedException {
    require(record.volumeId().equals(stored.volumeId()), "volume_id");
    require(record.objectCount() == stored.objectCount(), "object_count");
    long gibibytes = (stored.sizeBytes() + (1L << GIB_SHIFT) - 1) >> GIB_SHIFT;
    require(record.size() == gibibytes, "size");
    // The format notes the parent for information only, and not always.
    require(stored.parentId() == null || stored.parentId().equals(record.parentId()), "parent_id");
  }

  private static void require(boolean same, String field) throws BackupRefusedException {
    if (!same) {
      throw new BackupRefusedException(
          "The record's " + field + " is not what the stored backup says.");
    }
  }

  @Override
  public void giveUp(JobClaim claim, String reason) {
    ledger.fail(claim, reason);
  }
}
