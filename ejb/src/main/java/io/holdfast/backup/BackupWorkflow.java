package io.holdfast.backup;

import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.driver.BackupDriver;
import io.holdfast.engine.driver.BackupLocation;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.BackupResult;
import io.holdfast.job.JobAction;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobWork;
import io.holdfast.job.RunningJobs;
import io.holdfast.message.MessageDetail;
import io.holdfast.target.BackupTargets;
import io.holdfast.volume.DeviceReference;
import io.holdfast.volume.VolumeService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;

/**
 * Steps 2 to 15 of a backup, in their order (design, section 1). Step 1 is {@link BackupApiBean}.
 * Works outside transactions; each change of state is one of the {@link BackupLedger}'s.
 */
@ApplicationScoped
public class BackupWorkflow implements JobWork {

  @Inject private BackupLedger ledger;
  @Inject private BackupTargets targets;
  @Inject private BackupDevices devices;
  @Inject private BackupRecords records;
  @Inject private VolumeService volumes;
  @Inject private VolumeDescriptions descriptions;
  @Inject private DeviceTransfer transfer;
  @Inject private BackupRemains remains;
  @Inject private RunningJobs running;

  @Override
  public boolean handles(JobAction action) {
    return action == JobAction.BACKUP_CREATE;
  }

  @Override
  public void run(JobClaim claim) throws Exception {
    Backup backup = begin(claim); // step 2
    DeviceReference device = devices.provide(claim, backup); // step 3
    BackupResult result = transferFrom(claim, backup, device); // steps 4 to 14
    devices.removeTemporary(claim); // step 15
    devices.pruneStates(backup); // step 15
    ledger.complete(claim, result); // step 15
    report(backup, result);
  }

  /** Step 2: claims the rows, and names the driver and the place before anything is stored. */
  private Backup begin(JobClaim claim) throws IOException {
    Backup former = ledger.read(claim);
    BackupDriver driver = targets.named(former.target()).driver();
    remains.remove(claim, former);
    BackupLocation location =
        driver.locate(former.record(null), parentOf(former), former.container(), Instant.now());
    return ledger.begin(claim, driver.service(), location);
  }

  /** Steps 4 to 14: export and connect, move the data, disconnect and take the export away. */
  private BackupResult transferFrom(JobClaim claim, Backup backup, DeviceReference device)
      throws IOException {
    ConnectionInfo connection =
        DeviceTransfer.attach(() -> volumes.initializeConnection(device)); // steps 4 and 5
    try {
      return transfer.read(connection, source -> store(claim, backup, source)); // steps 6 to 10
    } finally {
      volumes.terminateConnection(device); // steps 11 and 12
      volumes.removeExport(device); // steps 13 and 14
    }
  }

  /** Step 8: the driver reads the device and stores the backup. */
  private BackupResult store(JobClaim claim, Backup begun, BlockDevice source) throws IOException {
    devices.requireSize(source, begun.size());
    BackupDriver driver = targets.named(begun.target()).driver();
    if (begun.incremental()) {
      records
          .snapshotRead(begun.parentId())
          .ifPresent(snapshot -> devices.tellWhatWasRead(source, begun, snapshot));
    }
    Backup backup = following(claim, begun, driver, source);
    BackupRecord record = backup.record(descriptions.of(backup.volumeId()));
    return driver.backup(record, parentOf(backup), source, running.job(claim));
  }

  /** The backup, or the full one that it becomes if it cannot follow on its parent. */
  private Backup following(JobClaim claim, Backup backup, BackupDriver driver, BlockDevice source)
      throws IOException {
    if (!backup.incremental() || driver.canFollow(parentOf(backup), source)) {
      return backup;
    }
    BackupLocation location =
        driver.locate(backup.record(null).withoutParent(), null, backup.container(), Instant.now());
    Backup full = ledger.becomeFull(claim, location);
    BackupLog.LOG.fullInstead(full.id(), full.volumeId(), full.target(), backup.parentId());
    return full;
  }

  /** Null for a full backup. */
  private BackupRecord parentOf(Backup backup) {
    return backup.incremental() ? records.record(backup.parentId()) : null;
  }

  private static void report(Backup backup, BackupResult result) {
    BackupLog.LOG.stored(
        backup.id(),
        result.objectCount(),
        result.readBytes(),
        result.deviceBytes(),
        result.storedBytes());
    if (!result.extentsKnown()) {
      BackupLog.LOG.extentsUnknown(backup.id(), backup.volumeId());
    }
  }

  @Override
  public void failed(JobClaim claim, Exception failure) {
    end(claim, JobFailure.of(failure, MessageDetail.CREATE_FAILED));
  }

  @Override
  public void giveUp(JobClaim claim, String reason) {
    end(claim, JobFailure.abandoned(reason));
  }

  private void end(JobClaim claim, JobFailure failure) {
    devices.removeTemporary(claim);
    Backup backup = ledger.read(claim);
    devices.forgetState(backup);
    remains.removeIfPossible(claim, backup);
    ledger.fail(claim, failure);
  }
}
