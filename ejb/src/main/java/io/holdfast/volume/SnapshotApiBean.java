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
import java.util.UUID;

/**
 * The requests that make, change and delete snapshots (api.md section 7). Each method is one JTA
 * transaction over rows, quota and message; statuses are read from locked rows.
 */
@Stateless
public class SnapshotApiBean {

  @Inject private VolumeRows rows;
  @Inject private VolumeDeletion deletion;
  @Inject private VolumeQuota quota;
  @Inject private JobDispatcher jobs;
  @Inject private VolumeWorkers workers;

  /**
   * Accepts a snapshot: the row is {@code creating}, its job on the way. It is the caller's, in an
   * administrator's hands also of another project's volume.
   *
   * @throws RequestRefusedException 404; 400 for a volume in a wrong status; 413 over quota
   */
  public Snapshot create(RequestContext context, CreateSnapshot request) {
    Volume volume = rows.lock(context, request.volumeId(), Policy.SNAPSHOT_CREATE);
    requireUsable(volume, request.force());
    Snapshot snapshot =
        new Snapshot(
            UUID.randomUUID().toString(),
            volume.id(),
            context.userId(),
            context.projectId(),
            volume.size());
    snapshot.name(request.name());
    snapshot.description(request.description());
    snapshot.metadata().putAll(request.metadata());
    quota.takeSnapshot(snapshot, volume);
    rows.insert(snapshot);
    submit(context, JobAction.SNAPSHOT_CREATE, snapshot, volume);
    return snapshot.loaded();
  }

  private static void requireUsable(Volume volume, boolean force) {
    if (volume.status() == VolumeStatus.IN_USE && !force) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: it is in-use; set force to snapshot it all the same.");
    }
    if (volume.status() != VolumeStatus.AVAILABLE && volume.status() != VolumeStatus.IN_USE) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: its status must be available or in-use, but is "
              + volume.status()
              + ".");
    }
  }

  /**
   * Accepts the deletion of a snapshot that nobody uses.
   *
   * @throws RequestRefusedException 404; 400 for a wrong status
   */
  public void delete(RequestContext context, String id) {
    Snapshot snapshot = rows.lockSnapshot(context, id, Policy.SNAPSHOT_DELETE);
    deletion.accept(snapshot);
    submit(context, JobAction.SNAPSHOT_DELETE, snapshot, rows.find(snapshot.volumeId()));
  }

  /**
   * Accepts the deletion of a snapshot in any status, unless a job is about it.
   *
   * @throws RequestRefusedException 404; 403 unless admin; 400 for work on it
   */
  public void forceDelete(RequestContext context, String id) {
    Snapshot snapshot = rows.lockSnapshot(context, id, Policy.SNAPSHOT_FORCE_DELETE);
    deletion.force(snapshot);
    submit(context, JobAction.SNAPSHOT_DELETE, snapshot, rows.find(snapshot.volumeId()));
  }

  private void submit(RequestContext context, JobAction action, Snapshot snapshot, Volume volume) {
    JobSubject subject = JobSubject.snapshot(volume.id(), snapshot.id());
    jobs.submit(context, action, workers.node(volume), subject);
  }

  /**
   * Changes what people call a snapshot; an absent value stays, an empty Optional clears.
   *
   * @param name null to keep it
   * @param description null to keep it
   * @param metadata the whole new set, or null to keep it
   * @throws RequestRefusedException 404
   */
  public Snapshot update(
      RequestContext context,
      String id,
      Optional<String> name,
      Optional<String> description,
      Map<String, String> metadata) {
    Snapshot snapshot = rows.lockSnapshot(context, id, Policy.SNAPSHOT_UPDATE);
    if (name != null) {
      snapshot.name(name.orElse(null));
    }
    if (description != null) {
      snapshot.description(description.orElse(null));
    }
    if (metadata != null) {
      snapshot.metadata().clear();
      snapshot.metadata().putAll(metadata);
    }
    snapshot.touch();
    return snapshot.loaded();
  }

  /**
   * Writes a status as an administrator wants it.
   *
   * @throws RequestRefusedException 404; 403 unless admin; 400 for {@code deleted}
   */
  public void resetStatus(RequestContext context, String id, SnapshotStatus status) {
    Snapshot snapshot = rows.lockSnapshot(context, id, Policy.SNAPSHOT_RESET_STATUS);
    if (status == SnapshotStatus.DELETED) {
      throw RequestRefusedException.badRequest(
          "Invalid status: deleted cannot be set; delete the snapshot.");
    }
    snapshot.status(status);
  }
}
