package io.holdfast.backup;

import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.engine.driver.RestoreResult;
import io.holdfast.job.JobAction;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobWork;
import io.holdfast.job.RunningJobs;
import io.holdfast.message.MessageDetail;
import io.holdfast.target.BackupTargets;
import io.holdfast.volume.DeviceReference;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/**
 * A restore, in the shape of the backup's workflow: begin, export, connect, move, and back again.
 */
@ApplicationScoped
public class RestoreWorkflow implements JobWork {

  @Inject private RestoreLedger ledger;
  @Inject private BackupTargets targets;
  @Inject private BackupRecords records;
  @Inject private BackupDevices devices;
  @Inject private VolumeService volumes;
  @Inject private DeviceTransfer transfer;
  @Inject private RunningJobs running;

  @Override
  public boolean handles(JobAction action) {
    return action == JobAction.BACKUP_RESTORE;
  }

  @Override
  public void run(JobClaim claim) throws Exception {
    Volume volume = ledger.begin(claim);
    if (volume.launchedAt() == null) {
      volumes.create(DeviceReference.of(volume), volume.size());
    }
    RestoreResult result = transferTo(claim, volume);
    ledger.complete(claim, result);
    BackupLog.LOG.restored(
        claim.subject().backupId(), volume.id(), result.deviceBytes(), result.fetchedObjects());
  }

  private RestoreResult transferTo(JobClaim claim, Volume volume) throws IOException {
    List<BackupRecord> chain = records.chain(claim.subject().backupId());
    DeviceReference device = DeviceReference.of(volume);
    ConnectionInfo connection = DeviceTransfer.attach(() -> volumes.initializeConnection(device));
    try {
      return transfer.write(connection, to -> restore(claim, chain, volume, to));
    } finally {
      volumes.terminateConnection(device);
      volumes.removeExport(device);
    }
  }

  private RestoreResult restore(
      JobClaim claim, List<BackupRecord> chain, Volume volume, BlockDevice to) throws IOException {
    devices.requireSize(to, volume.size());
    String target = records.target(claim.subject().backupId());
    return targets.named(target).driver().restore(chain, to, running.job(claim));
  }

  @Override
  public void failed(JobClaim claim, Exception failure) {
    ledger.fail(claim, JobFailure.of(failure, MessageDetail.RESTORE_FAILED));
  }

  @Override
  public void giveUp(JobClaim claim, String reason) {
    ledger.fail(claim, JobFailure.abandoned(reason));
  }
}
