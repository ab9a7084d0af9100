package io.holdfast.volume;

import io.holdfast.job.JobAction;
import io.holdfast.job.JobClaim;
import io.holdfast.job.JobWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;

/** Makes and deletes snapshots: first the device, then the row. */
@ApplicationScoped
public class SnapshotWork implements JobWork {

  @Inject private SnapshotLedger ledger;
  @Inject private VolumeService service;

  @Override
  public boolean handles(JobAction action) {
    return action == JobAction.SNAPSHOT_CREATE || action == JobAction.SNAPSHOT_DELETE;
  }

  @Override
  public void run(JobClaim claim) throws IOException {
    if (claim.action() == JobAction.SNAPSHOT_CREATE) {
      create(claim);
    } else {
      delete(claim);
    }
  }

  private void create(JobClaim claim) throws IOException {
    Snapshot snapshot =
        ledger
            .snapshot(claim)
            .orElseThrow(() -> new IllegalStateException("The snapshot is not there any more."));
    requireStatus(snapshot, SnapshotStatus.CREATING);
    DeviceReference volume = DeviceReference.of(ledger.volume(claim));
    service.snapshot(volume, volume.snapshot(snapshot.id()));
    ledger.created(claim);
  }

  private void delete(JobClaim claim) throws IOException {
    Optional<Snapshot> snapshot = ledger.snapshot(claim);
    // Gone already if its volume was deleted with its snapshots.
    if (snapshot.isPresent()) {
      requireStatus(snapshot.get(), SnapshotStatus.DELETING);
      service.delete(DeviceReference.of(snapshot.get(), ledger.volume(claim)));
    }
    ledger.deleted(claim);
  }

  private static void requireStatus(Snapshot snapshot, SnapshotStatus status) {
    if (snapshot.status() != status) {
      throw new IllegalStateException(
          "The snapshot's status must be " + status + ", but is " + snapshot.status() + ".");
    }
  }

  @Override
  public void giveUp(JobClaim claim, String reason) {
    ledger.fail(claim, reason);
  }
}
