package io.holdfast.volume;

import io.holdfast.job.JobAction;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes, extends and deletes volumes: first the device, then the row. */
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
    DeviceReference device = DeviceReference.of(volume);
    Optional<DeviceReference> source = ledger.source(claim, volume);
    if (source.isPresent()) {
      service.copy(source.get(), device, volume.size());
    } else {
      service.create(device, volume.size());
    }
    ledger.created(claim);
  }

  private void extend(JobClaim claim) throws IOException {
    Volume volume = volume(claim, VolumeStatus.EXTENDING);
    service.grow(DeviceReference.of(volume), volume.size());
    ledger.extended(claim);
  }

  private void delete(JobClaim claim) throws IOException {
    Volume volume = volume(claim, VolumeStatus.DELETING);
    for (DeviceReference snapshot : ledger.snapshots(claim, volume)) {
      service.delete(snapshot);
    }
    service.delete(DeviceReference.of(volume));
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
    ledger.fail(claim, reason, extension ? size(claim) : OptionalInt.empty());
  }

  private OptionalInt size(JobClaim claim) {
    return ledger
        .volume(claim)
        .map(DeviceReference::of)
        .map(this::size)
        .orElse(OptionalInt.empty());
  }

  private OptionalInt size(DeviceReference volume) {
    try {
      return OptionalInt.of((int) (service.sizeBytes(volume) >> GIB_SHIFT));
    } catch (IOException unknown) {
      VolumeLog.LOG.sizeUnknown(volume, unknown.getMessage());
      return OptionalInt.empty();
    }
  }
}
