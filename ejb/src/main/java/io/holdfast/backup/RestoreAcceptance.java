package io.holdfast.backup;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.job.JobAction;
import io.holdfast.job.JobDispatcher;
import io.holdfast.job.JobSubject;
import io.holdfast.volume.CreateVolume;
import io.holdfast.volume.SnapshotStatus;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeApiBean;
import io.holdfast.volume.VolumeRows;
import io.holdfast.volume.VolumeStatus;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;

/** Accepts restores in the caller's transaction; the answer does not wait for any data. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class RestoreAcceptance {

  private static final String RESTORED = "auto-created_from_restore_from_backup";

  @Inject private VolumeRows volumes;
  @Inject private VolumeApiBean volumeApi;
  @Inject private BackupRows rows;
  @Inject private BackupRecords records;
  @Inject private BackupWorkers workers;
  @Inject private JobDispatcher jobs;

  /**
   * Accepts a restore into a volume, or into a new one of the backup's size.
   *
   * @param volumeId an available volume at least as large as the backup, or null for a new one
   * @param name the new volume's name, or null for {@code restore_backup_<id>}
   * @throws RequestRefusedException in the order of api.md section 6.4
   */
  public AcceptedRestore accept(
      RequestContext context, String backupId, String volumeId, String name) {
    rows.visible(context, rows.find(backupId), Policy.BACKUP_RESTORE);
    // The volume first: every transaction locks volumes before backups.
    Volume existing =
        volumeId == null ? null : volumes.lock(context, volumeId, Policy.BACKUP_RESTORE);
    Backup backup = rows.lock(backupId);
    requireRestorable(backup);
    String worker = workers.forRestore(backup, existing);
    Volume volume =
        existing == null
            ? newVolume(context, backup, name, worker)
            : usableTarget(existing, backup);
    startRestore(context, backup, volume, worker);
    return new AcceptedRestore(backupId, volume.id(), volume.name());
  }

  private void requireRestorable(Backup backup) {
    if (backup.status() != BackupStatus.AVAILABLE) {
      throw RequestRefusedException.badRequest(
          "Invalid backup: its status must be available, but is " + backup.status() + ".");
    }
    try {
      records.chain(backup.id());
    } catch (RequestRefusedException missing) {
      throw RequestRefusedException.badRequest(
          "Invalid backup: a backup that it builds on is missing. " + missing.getMessage());
    }
  }

  private Volume newVolume(RequestContext context, Backup backup, String name, String worker) {
    String called = name == null || name.isEmpty() ? "restore_backup_" + backup.id() : name;
    CreateVolume request =
        new CreateVolume(
            backup.size(), called, RESTORED, Map.of(), null, null, null, null, backup.id());
    Volume volume = volumeApi.createForRestore(context, request, VolumeStatus.RESTORING_BACKUP);
    workers.place(volume, worker);
    return volume;
  }

  /**
   * Accepts a new volume with a backup's data (workflow.md section 5, "Volume from backup"). The
   * backup is {@code restoring} meanwhile, so that a second one has to wait.
   *
   * @param request names the backup; a null size takes the backup's
   * @throws RequestRefusedException 404; 403; 400 for the backup's status, a broken chain, a size
   *     that is too small or a zone without its worker; 413 over quota
   */
  public Volume acceptNewVolume(RequestContext context, CreateVolume request) {
    Backup backup = rows.visible(context, rows.lock(request.backupId()), Policy.BACKUP_RESTORE);
    requireRestorable(backup);
    int size = request.size() == null ? backup.size() : request.size();
    if (size < backup.size()) {
      throw RequestRefusedException.badRequest(
          "Invalid size: %d GiB is smaller than the backup's %d GiB."
              .formatted(size, backup.size()));
    }
    String worker = workers.forStored(backup);
    workers.requireInZone(worker, request.availabilityZone());
    Volume volume =
        volumeApi.createForRestore(context, request.withSize(size), VolumeStatus.CREATING);
    workers.place(volume, worker);
    startRestore(context, backup, volume, worker);
    return volume;
  }

  private void startRestore(RequestContext context, Backup backup, Volume volume, String worker) {
    backup.status(BackupStatus.RESTORING);
    backup.restoreVolumeId(volume.id());
    JobSubject subject = new JobSubject(backup.id(), volume.id(), null);
    jobs.submit(context, JobAction.BACKUP_RESTORE, worker, subject);
  }

  private Volume usableTarget(Volume volume, Backup backup) {
    if (volume.status() != VolumeStatus.AVAILABLE) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: its status must be available, but is " + volume.status() + ".");
    }
    if (volume.size() < backup.size()) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: its size of %d GiB is smaller than the backup's %d GiB."
              .formatted(volume.size(), backup.size()));
    }
    requireNotBeingCopied(volume);
    volume.previousStatus(volume.status());
    volume.status(VolumeStatus.RESTORING_BACKUP);
    return volume;
  }

  // A copy that is still to be made would be of neither the old data nor the new.
  private void requireNotBeingCopied(Volume volume) {
    boolean snapshotToCome =
        volumes.lockSnapshotsOf(volume.id()).stream()
            .anyMatch(snapshot -> snapshot.status() == SnapshotStatus.CREATING);
    if (snapshotToCome || volumes.isCopied(volume)) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: a snapshot or a copy of it is being made; try again later.");
    }
  }
}
