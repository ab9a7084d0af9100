package io.holdfast.backup;

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
import io.holdfast.volume.CreateVolume;
import io.holdfast.volume.Snapshot;
import io.holdfast.volume.SnapshotStatus;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeRows;
import io.holdfast.volume.VolumeStatus;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Step 1 of a backup, and the requests that change backups. Each method is one JTA transaction over
 * rows, quota and message: all of it happens or nothing.
 */
@Stateless
public class BackupApiBean {

  /** Metadata that names the target of a new backup. */
  private static final String TARGET = "holdfast:target";

  @Inject private VolumeRows volumes;
  @Inject private BackupRows rows;
  @Inject private BackupWorkers workers;
  @Inject private ParentChoice parents;
  @Inject private QuotaLedger quota;
  @Inject private JobDispatcher jobs;
  @Inject private BackupTargets targets;
  @Inject private RestoreAcceptance restores;

  /**
   * Accepts a backup: the row is {@code creating}, its source {@code backing-up}, its job on the
   * way.
   *
   * @throws RequestRefusedException in the order of api.md section 6.4
   */
  public Backup create(RequestContext context, CreateBackup request) {
    Volume volume = volumes.lock(context, request.volumeId(), Policy.BACKUP_CREATE);
    Snapshot snapshot = usableSnapshot(context, request, volume);
    if (snapshot == null) {
      requireBackable(volume, request.force());
    }
    String worker = workers.forBackup(volume, request.availabilityZone());
    BackupTarget target = targets.wanted(request.metadata().get(TARGET));
    Backup backup = newBackup(context, request, volume, snapshot);
    backup.target(target.name());
    ContainerRule.check(target.driver(), backup, null, request.container());
    Map<QuotaResource, Long> amounts = amounts(volume.size());
    if (request.incremental()) {
      quota.require(context.projectId(), amounts);
      LocalDateTime snapshotTime = snapshot == null ? null : snapshot.createdAt();
      Backup parent = parents.choose(backup, snapshotTime, target, worker);
      backup.parentId(parent.id());
      ContainerRule.check(target.driver(), backup, parent.record(null), request.container());
    }
    markSource(volume, snapshot);
    backup.touch();
    rows.insert(backup);
    jobs.submit(context, JobAction.BACKUP_CREATE, worker, subject(backup));
    // Last, because all requests of a project wait for each other at its usages.
    quota.take(context.projectId(), amounts);
    return backup;
  }

  private Snapshot usableSnapshot(RequestContext context, CreateBackup request, Volume volume) {
    if (request.snapshotId() == null) {
      return null;
    }
    Snapshot snapshot = volumes.lockSnapshot(context, request.snapshotId(), Policy.SNAPSHOT_GET);
    if (!snapshot.volumeId().equals(volume.id())) {
      throw RequestRefusedException.badRequest(
          "Invalid snapshot: snapshot_id names a snapshot of another volume than volume_id.");
    }
    if (snapshot.status() != SnapshotStatus.AVAILABLE) {
      throw RequestRefusedException.badRequest(
          "Invalid snapshot: its status must be available, but is " + snapshot.status() + ".");
    }
    return snapshot;
  }

  private static void requireBackable(Volume volume, boolean force) {
    if (volume.status() == VolumeStatus.IN_USE && !force) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: it is in-use; set force to back it up all the same.");
    }
    if (volume.status() != VolumeStatus.AVAILABLE && volume.status() != VolumeStatus.IN_USE) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: its status must be available or in-use, but is "
              + volume.status()
              + ".");
    }
  }

  private static Backup newBackup(
      RequestContext context, CreateBackup request, Volume volume, Snapshot snapshot) {
    String id = UUID.randomUUID().toString();
    Backup backup =
        new Backup(id, context.userId(), context.projectId(), volume.id(), volume.size());
    backup.name(request.name());
    backup.description(request.description());
    backup.container(request.container());
    backup.availabilityZone(request.availabilityZone());
    backup.metadata().putAll(request.metadata());
    if (snapshot != null) {
      backup.snapshotId(snapshot.id());
      backup.dataTimestamp(snapshot.createdAt());
    }
    return backup;
  }

  private static void markSource(Volume volume, Snapshot snapshot) {
    if (snapshot != null) {
      snapshot.status(SnapshotStatus.BACKING_UP);
    } else {
      volume.previousStatus(volume.status());
      volume.status(VolumeStatus.BACKING_UP);
    }
  }

  private static Map<QuotaResource, Long> amounts(int gigabytes) {
    return Map.of(QuotaResource.BACKUPS, 1L, QuotaResource.BACKUP_GIGABYTES, (long) gigabytes);
  }

  private static JobSubject subject(Backup backup) {
    return new JobSubject(backup.id(), null, null);
  }

  /**
   * Changes what people call a backup; an absent value stays, an empty Optional clears.
   *
   * @param name null to keep it
   * @param description null to keep it
   * @param metadata the whole new set, or null to keep it
   */
  public Backup update(
      RequestContext context,
      String id,
      Optional<String> name,
      Optional<String> description,
      Map<String, String> metadata) {
    Backup backup = rows.visible(context, rows.lock(id), Policy.BACKUP_UPDATE);
    if (name != null) {
      backup.name(name.orElse(null));
    }
    if (description != null) {
      backup.description(description.orElse(null));
    }
    if (metadata != null) {
      backup.metadata().clear();
      backup.metadata().putAll(metadata);
    }
    backup.touch();
    return backup;
  }

  /**
   * Changes single pairs of a backup's metadata, over the locked row, so that two changes at once
   * both count.
   *
   * @param change of the pairs as they are now
   * @return the pairs afterwards, sorted by key
   * @throws RequestRefusedException 404; 403; what the change throws
   */
  public Map<String, String> changeMetadata(
      RequestContext context, String id, Consumer<Map<String, String>> change) {
    Backup backup = rows.visible(context, rows.lock(id), Policy.BACKUP_UPDATE);
    change.accept(backup.metadata());
    backup.touch();
    return new TreeMap<>(backup.metadata());
  }

  /**
   * Accepts a restore into a volume, or into a new one of the backup's size.
   *
   * @param volumeId an available volume at least as large as the backup, or null for a new one
   * @param name the new volume's name, or null for {@code restore_backup_<id>}
   * @throws RequestRefusedException in the order of api.md section 6.4
   */
  public AcceptedRestore restore(RequestContext context, String id, String volumeId, String name) {
    return restores.accept(context, id, volumeId, name);
  }

  /**
   * Accepts a new volume with a backup's data.
   *
   * @throws RequestRefusedException as {@link RestoreAcceptance#acceptNewVolume}
   */
  public Volume createVolume(RequestContext context, CreateVolume request) {
    return restores.acceptNewVolume(context, request).loaded();
  }

  /**
   * Accepts the deletion of a backup that no other backup builds on.
   *
   * @throws RequestRefusedException 404; 403; 400 for a wrong status or dependents in any project
   */
  public void delete(RequestContext context, String id) {
    Backup backup = rows.visible(context, rows.lock(id), Policy.BACKUP_DELETE);
    if (backup.status() != BackupStatus.AVAILABLE && backup.status() != BackupStatus.ERROR) {
      throw RequestRefusedException.badRequest(
          "Invalid backup: its status must be available or error, but is " + backup.status() + ".");
    }
    rows.requireNoDependents(id);
    String worker = workers.forStored(backup);
    backup.status(BackupStatus.DELETING);
    jobs.submit(context, JobAction.BACKUP_DELETE, worker, subject(backup));
  }
}
