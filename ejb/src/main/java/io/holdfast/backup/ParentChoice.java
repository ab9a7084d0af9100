package io.holdfast.backup;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.target.BackupTarget;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDateTime;

/**
 * Chooses what an incremental builds on: the newest available backup of the volume by the same
 * project, in the same target and where the worker can read it, and older than the snapshot if one
 * is backed up. A newer one is never taken (workflow.md sections 3 and 11.7).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ParentChoice {

  @Inject private BackupRows rows;

  /**
   * Chooses and locks the parent.
   *
   * @param backup the incremental to be
   * @param snapshotTime creation of the snapshot that is backed up, or null
   * @param target where the incremental goes
   * @param worker host that will do the job
   * @throws RequestRefusedException 400 if there is no parent
   */
  public Backup choose(
      Backup backup, LocalDateTime snapshotTime, BackupTarget target, String worker) {
    return rows.availableOf(backup.volumeId(), backup.projectId()).stream()
        .filter(candidate -> olderThan(snapshotTime, candidate))
        .filter(candidate -> readable(candidate, target, worker))
        .map(candidate -> rows.lock(candidate.id()))
        .filter(locked -> locked.status() == BackupStatus.AVAILABLE)
        .findFirst()
        .orElseThrow(ParentChoice::noParent);
  }

  private static boolean olderThan(LocalDateTime snapshotTime, Backup candidate) {
    return snapshotTime == null || candidate.dataTimestamp().isBefore(snapshotTime);
  }

  private static boolean readable(Backup candidate, BackupTarget target, String worker) {
    return target.name().equals(candidate.target())
        && target.service().equals(candidate.service())
        && (target.shared() || worker.equals(candidate.host()));
  }

  private static RequestRefusedException noParent() {
    return RequestRefusedException.badRequest(
        "Invalid backup: no backup of the volume is available as parent for an incremental backup."
            + " Make a full backup first.");
  }
}
