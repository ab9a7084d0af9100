package io.holdfast.backup;

import io.holdfast.engine.driver.RestoreResult;
import io.holdfast.events.BackupEvents;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobClaims;
import io.holdfast.message.MessageLedger;
import io.holdfast.persistence.UtcTime;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeMetadataDocument;
import io.holdfast.volume.VolumeRows;
import io.holdfast.volume.VolumeStatus;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * The only code that changes the statuses of restores. Every method is one short transaction that
 * first checks the claim.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RestoreLedger {

  /** Volume metadata that says which backup a volume was made from (workflow.md section 5). */
  private static final String SOURCE_BACKUP = "src_backup_id";

  @Inject private JobClaims claims;
  @Inject private BackupRows rows;
  @Inject private VolumeRows volumes;
  @Inject private BackupEvents events;
  @Inject private MessageLedger messages;

  /**
   * Checks the statuses on the rows and tells of the start.
   *
   * @return the volume to write
   * @throws IllegalStateException if backup or volume are not in the state the request left them in
   */
  public Volume begin(JobClaim claim) {
    claims.requireCurrent(claim);
    Volume volume = volumes.lock(claim.subject().volumeId());
    Backup backup = rows.lock(claim.subject().backupId());
    if (backup.status() != BackupStatus.RESTORING) {
      throw WrongStateException.ofBackup(
          "The backup's status must be restoring, but is " + backup.status() + ".");
    }
    if (!awaitsData(volume)) {
      throw WrongStateException.ofVolume(
          "The volume's status must be restoring-backup or creating, but is "
              + volume.status()
              + ".");
    }
    events.send("backup.restore.start", BackupEventPayload.of(backup), claim.trace());
    return volume;
  }

  /** The end: volume and backup available, the volume described as the backup's was. */
  public void complete(JobClaim claim, RestoreResult result) {
    claims.requireCurrent(claim);
    Volume volume = volumes.lock(claim.subject().volumeId());
    Backup backup = rows.lock(claim.subject().backupId());
    describe(volume, backup, result);
    if (awaitsData(volume)) {
      volume.status(VolumeStatus.AVAILABLE);
      volume.previousStatus(null);
    }
    if (volume.launchedAt() == null) {
      volume.launchedAt(UtcTime.now());
    }
    backup.failReason(null);
    release(backup);
    events.send("backup.restore.end", BackupEventPayload.of(backup), claim.trace());
    claims.finish(claim);
  }

  private static void describe(Volume volume, Backup backup, RestoreResult result) {
    if (result.volumeMeta() != null) {
      VolumeMetadataDocument.apply(result.volumeMeta(), volume);
    }
    boolean elsewhere = !volume.id().equals(backup.volumeId());
    if (elsewhere || volume.metadata().containsKey(SOURCE_BACKUP)) {
      volume.metadata().put(SOURCE_BACKUP, backup.id());
    }
  }

  /** The end of a restore that failed: the backup is as good as before, the volume is not. */
  public void fail(JobClaim claim, JobFailure failure) {
    claims.requireCurrent(claim);
    volumes.lockIfPresent(claim.subject().volumeId()).ifPresent(RestoreLedger::spoil);
    Backup backup = rows.lock(claim.subject().backupId());
    backup.failReason(failure.reason());
    release(backup);
    events.send("backup.restore.error", BackupEventPayload.of(backup), claim.trace());
    messages.tell(claim, failure.detail());
    claims.fail(claim, failure.reason());
  }

  /** What the volume holds now is neither its old data nor the backup's. */
  static void spoil(Volume volume) {
    if (awaitsData(volume)) {
      boolean fresh = volume.launchedAt() == null;
      volume.status(fresh ? VolumeStatus.ERROR : VolumeStatus.ERROR_RESTORING);
    }
  }

  // A volume asked for with a backup's data is creating until they are there.
  private static boolean awaitsData(Volume volume) {
    return volume.status() == VolumeStatus.RESTORING_BACKUP
        || volume.status() == VolumeStatus.CREATING && volume.launchedAt() == null;
  }

  private static void release(Backup backup) {
    if (backup.status() == BackupStatus.RESTORING) {
      backup.status(BackupStatus.AVAILABLE);
    }
  }
}
