package io.holdfast.volume;

import io.holdfast.job.JobAction;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.OptionalInt;

/** Makes, extends and deletes volumes: first the file, then the row. */
@ApplicationScoped
public class VolumeWork implements JobWork {

  private static final int GIB_SHIFT = 30;

  @Inject private VolumeLedger ledger;
  @Inject private VolumeService service;

  @Override
  public boolean handles(JobAction action) {
    return switch (action) {
      case VOLUME_CREATE, VOLUME_DELETE, VOLUME_EXTEND -> true;
      default -> false;
    };
  }

  @Override
  public void run(JobClaim claim) throws IOException {
    switch (claim.action()) {
      case VOLUME_CREATE -> create(claim);
      case VOLUME_DELETE -> delete(claim);
      case VOLUME_EXTEND -> extend(claim);
      default -> throw new IllegalArgumentException("not a volume's job: " + claim);
    }
  }

  private void create(JobClaim claim) throws IOException {
    Volume volume = volume(claim, VolumeStatus.CREATING);
    if (volume.snapshotId() != null) {
      copy(DeviceReference.snapshot(volume.snapshotId()), volume);
    } else if (volume.sourceVolumeId() != null) {
      copy(DeviceReference.volume(volume.sourceVolumeId()), volume);
    } else {
      service.createFile(volume.id(), volume.size());
    }
    ledger.created(claim);
  }

  private void copy(DeviceReference source, Volume volume) throws IOException {
    service.copyFile(source, DeviceReference.volume(volume.id()), volume.size());
  }

  private void extend(JobClaim claim) throws IOException {
    Volume volume = volume(claim, VolumeStatus.EXTENDING);
    service.growFile(volume.id(), volume.size());
    ledger.extended(claim);
  }

  private void delete(JobClaim claim) throws IOException {
    Volume volume = volume(claim, VolumeStatus.DELETING);
    for (DeviceReference snapshot : ledger.snapshots(claim)) {
      service.deleteFile(snapshot);
    }
    service.deleteFile(DeviceReference.volume(volume.id()));
    ledger.deleted(claim);
  }

  /** The volume, in the status in which the request left it. */
  private Volume volume(JobClaim claim, VolumeStatus status) {
    Volume volume =
        ledger
            .volume(claim)
            .orElseThrow(() -> new IllegalStateException("The volume is not there any more."));
    if (volume.status() != status) {
      throw new IllegalStateException(
          "The volume's status must be " + status + ", but is " + volume.status() + ".");
    }
    return volume;
  }

  @Override
  public void giveUp(JobClaim claim, String reason) {
    boolean extension = claim.action() == JobAction.VOLUME_EXTEND;
    ledger.fail(claim, reason, extension ? fileSize(claim) : OptionalInt.empty());
  }

  private OptionalInt fileSize(JobClaim claim) {
    DeviceReference volume = DeviceReference.volume(claim.subject().volumeId());
    try {
      return OptionalInt.of((int) (service.sizeBytes(volume) >> GIB_SHIFT));
    } catch (IOException unknown) {
      VolumeLog.LOG.sizeUnknown(volume, unknown.getMessage());
      return OptionalInt.empty();
    }
  }
}
