package io.holdfast.backup;

import io.holdfast.configuration.VolumesConfiguration;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.SnapshotDevice;
import io.holdfast.job.JobClaim;
import io.holdfast.volume.DeviceReference;
import io.holdfast.volume.StateService;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeService;
import io.holdfast.volume.VolumeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;

/**
 * Step 3: the device that a backup reads (workflow.md section 4). A volume whose backend keeps
 * states is read from one, which stays for the next incremental. Another in use goes on changing,
 * so it is read from a temporary snapshot, or from a temporary copy if so configured.
 */
@ApplicationScoped
public class BackupDevices {

  private static final long GIB = 1L << 30;

  @Inject private VolumesConfiguration configuration;
  @Inject private VolumeService volumes;
  @Inject private StateService states;
  @Inject private VolumeDescriptions descriptions;
  @Inject private BackupLedger ledger;

  /**
   * The snapshot of the request, a state of the volume, the volume itself, or a temporary object of
   * a volume in use.
   */
  public DeviceReference provide(JobClaim claim, Backup backup) throws IOException {
    Volume row = descriptions.volume(backup.volumeId());
    DeviceReference volume = DeviceReference.of(row);
    if (backup.snapshotId() != null) {
      return volume.snapshot(backup.snapshotId());
    }
    Optional<DeviceReference> state = states.keep(volume, backup.id());
    if (state.isPresent()) {
      return state.get();
    }
    return row.previousStatus() == VolumeStatus.IN_USE ? temporary(claim, volume) : volume;
  }

  /**
   * Tells a device what the parent of its backup has read, if that was a snapshot of a user. Such a
   * backup leaves no state of its own on the volume; while the snapshot is there, it is one.
   *
   * @param snapshotId of the parent's snapshot
   */
  public void tellWhatWasRead(BlockDevice source, Backup backup, String snapshotId) {
    if (source instanceof SnapshotDevice device) {
      DeviceReference volume = DeviceReference.of(descriptions.volume(backup.volumeId()));
      device.wasReadBy(backup.parentId(), volume.snapshot(snapshotId).toString());
    }
  }

  private DeviceReference temporary(JobClaim claim, DeviceReference volume) throws IOException {
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

  /** The backup is good: its state stays, those that are too many go. */
  public void pruneStates(Backup backup) {
    volumeOf(backup).ifPresent(volume -> states.prune(volume, backup.id()));
  }

  /** The backup is not good or goes: nobody will follow on its state. */
  public void forgetState(Backup backup) {
    volumeOf(backup).ifPresent(volume -> states.forget(volume, backup.id()));
  }

  /** The volume whose state the backup may have read, unless it is gone with all its states. */
  private Optional<DeviceReference> volumeOf(Backup backup) {
    return backup.snapshotId() == null
        ? descriptions.volumeIfPresent(backup.volumeId()).map(DeviceReference::of)
        : Optional.empty();
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
