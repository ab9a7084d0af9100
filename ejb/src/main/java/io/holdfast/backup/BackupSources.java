package io.holdfast.backup;

import io.holdfast.volume.Snapshot;
import io.holdfast.volume.SnapshotStatus;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeRows;
import io.holdfast.volume.VolumeStatus;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** The volume or snapshot that a backup is made of: checked before the work, released after it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class BackupSources {

  @Inject private VolumeRows volumes;

  /**
   * Checks on the locked row that the source is still set aside for the backup.
   *
   * @throws IllegalStateException if it is not
   */
  public void requireBackingUp(Backup backup) {
    if (backup.snapshotId() != null) {
      Snapshot snapshot = volumes.lockSnapshot(backup.snapshotId());
      if (snapshot.status() != SnapshotStatus.BACKING_UP) {
        throw WrongStateException.ofBackup(mustBeBackingUp("snapshot", snapshot.status().word()));
      }
    } else {
      Volume volume = volumes.lock(backup.volumeId());
      if (volume.status() != VolumeStatus.BACKING_UP) {
        throw WrongStateException.ofVolume(mustBeBackingUp("volume", volume.status().word()));
      }
    }
  }

  private static String mustBeBackingUp(String what, String status) {
    return "The %s's status must be backing-up, but is %s.".formatted(what, status);
  }

  /** Gives the source its former status back; one that was changed or deleted meanwhile is left. */
  public void release(Backup backup) {
    if (backup.snapshotId() != null) {
      volumes.lockSnapshotIfPresent(backup.snapshotId()).ifPresent(BackupSources::release);
    } else {
      volumes.lockIfPresent(backup.volumeId()).ifPresent(BackupSources::release);
    }
  }

  private static void release(Snapshot snapshot) {
    if (snapshot.status() == SnapshotStatus.BACKING_UP) {
      snapshot.status(SnapshotStatus.AVAILABLE);
    }
  }

  private static void release(Volume volume) {
    if (volume.status() == VolumeStatus.BACKING_UP) {
      volume.status(volume.previousStatus());
      volume.previousStatus(null);
    }
  }
}
