package io.holdfast.backup;

import io.holdfast.configuration.VolumesConfiguration;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.job.JobClaim;
import io.holdfast.volume.DeviceReference;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeService;
import io.holdfast.volume.VolumeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * Step 3: the device that a backup reads (workflow.md section 4). A volume in use goes on changing,
 * so it is read from a temporary snapshot, or from a temporary copy if so configured.
 */
@ApplicationScoped
public class BackupDevices {

  private static final long GIB = 1L << 30;

  @Inject private VolumesConfiguration configuration;
  @Inject private VolumeService volumes;
  @Inject private VolumeDescriptions descriptions;
  @Inject private BackupLedger ledger;

  /** The snapshot of the request, the volume itself, or a temporary object of a volume in use. */
  public DeviceReference provide(JobClaim claim, Backup backup) throws IOException {
    Volume row = descriptions.volume(backup.volumeId());
    DeviceReference volume = DeviceReference.of(row);
    if (backup.snapshotId() != null) {
      return volume.snapshot(backup.snapshotId());
    }
    if (row.previousStatus() != VolumeStatus.IN_USE) {
      return volume;
    }
    return configuration.temporaryVolume()
        ? volumes.createTemporaryVolume(claim, ledger.planTemporaryVolume(claim), volume)
        : volumes.createTemporarySnapshot(claim, ledger.planTemporarySnapshot(claim), volume);
  }

  /** Step 15: deletes the temporary objects that the row names; harmless if they are gone. */
  public void removeTemporary(JobClaim claim) {
    Backup backup = ledger.read(claim);
    if (backup.temporarySnapshotId() == null && backup.temporaryVolumeId() == null) {
      return;
    }
    if (backup.temporarySnapshotId() != null) {
      volumes.deleteTemporarySnapshot(backup.temporarySnapshotId());
    }
    if (backup.temporaryVolumeId() != null) {
      volumes.deleteTemporaryVolume(backup.temporaryVolumeId());
    }
    ledger.forgetTemporaryObjects(claim);
  }

  /**
   * Checks that a device is as large as its row says: a short one would give a short backup.
   *
   * @throws IOException naming both sizes
   */
  public void requireSize(BlockDevice device, int gibibytes) throws IOException {
    if (device.size() != gibibytes * GIB) {
      throw new IOException(
          "The device has %d bytes, but the volume's size is %d GiB. Check the volume."
              .formatted(device.size(), gibibytes));
    }
  }
}
