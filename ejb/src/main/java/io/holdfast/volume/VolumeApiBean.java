package io.holdfast.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.job.JobAction;
import io.holdfast.job.JobDispatcher;
import io.holdfast.job.JobSubject;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * The requests that make, change and delete volumes (api.md section 7). Each method is one JTA
 * transaction over rows, quota and message; statuses are read from locked rows.
 */
@Stateless
public class VolumeApiBean {

  @Inject private VolumeRows rows;
  @Inject private NewVolumes newVolumes;
  @Inject private VolumeDeletion deletion;
  @Inject private VolumeQuota quota;
  @Inject private JobDispatcher jobs;
  @Inject private VolumeWorkers workers;

  /**
   * Accepts a volume: the row is {@code creating}, its job on the way.
   *
   * @throws RequestRefusedException 404 for an unknown source; 400 for a source, a size or a zone
   *     that cannot be; 413 over quota; 503 if no worker is up
   */
  public Volume create(RequestContext context, CreateVolume request) {
    Volume volume = newVolumes.row(context, request);
    quota.takeVolume(volume);
    rows.insert(volume);
    submit(context, JobAction.VOLUME_CREATE, volume);
    return volume.loaded();
  }

  /**
   * Makes the row of a volume that a restore is about to write. The restore makes its file.
   *
   * @param request size, names and metadata
   * @param status {@code restoring-backup}, or {@code creating} for a volume asked for as such
   * @throws RequestRefusedException 413 over quota
   */
  public Volume createForRestore(
      RequestContext context, CreateVolume request, VolumeStatus status) {
    Volume volume = newVolumes.row(context, request.size());
    quota.takeVolume(volume);
    volume.name(request.name());
    volume.description(request.description());
    volume.metadata().putAll(request.metadata());
    volume.status(status);
    rows.insert(volume);
    return volume;
  }

  /**
   * Accepts the deletion of a volume that nobody uses.
   *
   * @param cascade delete its snapshots too
   * @throws RequestRefusedException 404; 403; 400 for a wrong status, attachments or snapshots
   */
  public void delete(RequestContext context, String id, boolean cascade) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_DELETE);
    deletion.accept(volume, cascade);
    submit(context, JobAction.VOLUME_DELETE, volume);
  }

  /**
   * Accepts the deletion of a volume in any status, unless a job is about it.
   *
   * @param policy that of the call by which it was asked for
   * @param cascade delete its snapshots too, in any status
   * @throws RequestRefusedException 404; 403 unless admin; 400 for attachments, snapshots or work
   */
  public void forceDelete(RequestContext context, String id, Policy policy, boolean cascade) {
    Volume volume = rows.lock(context, id, policy);
    deletion.force(volume, cascade);
    submit(context, JobAction.VOLUME_DELETE, volume);
  }

  /**
   * Notes whether the volume can be booted from, which its backups tell.
   *
   * @throws RequestRefusedException 404
   */
  public void setBootable(RequestContext context, String id, boolean bootable) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_SET_BOOTABLE);
    volume.bootable(bootable);
    volume.touch();
  }

  /**
   * Accepts a larger size. The row has it at once; should the file not grow, it gets the old one
   * back.
   *
   * @param newSize GiB
   * @throws RequestRefusedException 404; 400 for a wrong status, a size that is not larger, or a
   *     copy being made; 413 over quota
   */
  public void extend(RequestContext context, String id, int newSize) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_EXTEND);
    requireStatus(volume, VolumeStatus.AVAILABLE);
    if (newSize <= volume.size()) {
      throw RequestRefusedException.badRequest(
          "Invalid new_size: %d GiB is not more than the volume's %d GiB."
              .formatted(newSize, volume.size()));
    }
    refuseWhileCopied(volume);
    quota.takeGrowth(volume, newSize);
    volume.size(newSize);
    volume.status(VolumeStatus.EXTENDING);
    submit(context, JobAction.VOLUME_EXTEND, volume);
  }

  /** A copy has the size that its source had when it was asked for. */
  private void refuseWhileCopied(Volume volume) {
    boolean copied =
        rows.isCopied(volume)
            || rows.lockSnapshotsOf(volume.id()).stream()
                .anyMatch(snapshot -> snapshot.status() == SnapshotStatus.CREATING);
    if (copied) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: a snapshot or volume is being made from it; wait for that to end.");
    }
  }

  private void submit(RequestContext context, JobAction action, Volume volume) {
    jobs.submit(context, action, workers.node(volume), JobSubject.volume(volume.id()));
  }

  private static void requireStatus(Volume volume, VolumeStatus status) {
    if (volume.status() != status) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: its status must be " + status + ", but is " + volume.status() + ".");
    }
  }

  /**
   * Changes what people call a volume; an absent value stays, an empty Optional clears.
   *
   * @param name null to keep it
   * @param description null to keep it
   * @param metadata the whole new set, or null to keep it
   * @throws RequestRefusedException 404
   */
  public Volume update(
      RequestContext context,
      String id,
      Optional<String> name,
      Optional<String> description,
      Map<String, String> metadata) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_UPDATE);
    if (name != null) {
      volume.name(name.orElse(null));
    }
    if (description != null) {
      volume.description(description.orElse(null));
    }
    if (metadata != null) {
      volume.metadata().clear();
      volume.metadata().putAll(metadata);
    }
    volume.touch();
    return volume.loaded();
  }

  /**
   * Writes statuses as an administrator wants them. {@code detached} drops all attachments.
   *
   * @param status null to keep it
   * @param attachStatus null to keep it
   * @throws RequestRefusedException 404; 403 unless admin; 400 for {@code deleted}, and for {@code
   *     in-use} without attachments
   */
  public void resetStatus(
      RequestContext context, String id, VolumeStatus status, AttachStatus attachStatus) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_RESET_STATUS);
    if (status != null) {
      refuseUntrue(volume, status);
      volume.status(status);
    }
    if (attachStatus != null) {
      volume.attachStatus(attachStatus);
      volume.touch();
    }
    if (attachStatus == AttachStatus.DETACHED) {
      volume.attachments().clear();
    }
  }

  private static void refuseUntrue(Volume volume, VolumeStatus status) {
    if (status == VolumeStatus.DELETED) {
      throw RequestRefusedException.badRequest(
          "Invalid status: deleted cannot be set; delete the volume.");
    }
    if (status == VolumeStatus.IN_USE && volume.attachments().isEmpty()) {
      throw RequestRefusedException.badRequest(
          "Invalid status: the volume has no attachments, so it cannot be in-use.");
    }
  }
}
