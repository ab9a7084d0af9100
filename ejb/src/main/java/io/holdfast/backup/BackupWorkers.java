package io.holdfast.backup;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.job.Job;
import io.holdfast.target.BackupTargets;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeHost;
import io.holdfast.volume.VolumeWorkers;
import io.holdfast.worker.WorkerChoice;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Which worker does a backup's job. A backup of a volume that is a file of one node runs there; a
 * backup in a target that is not shared is read and deleted where it was written.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class BackupWorkers {

  @Inject private WorkerChoice choice;
  @Inject private BackupTargets targets;
  @Inject private VolumeWorkers volumes;
  @Inject private JobsConfiguration configuration;

  /**
   * The worker that backs a volume up.
   *
   * @param requestedZone zone the caller wants, or null for the volume's
   * @throws RequestRefusedException 503 if it is not alive in that zone
   */
  public String forBackup(Volume volume, String requestedZone) {
    String zone = requestedZone == null ? volume.availabilityZone() : requestedZone;
    String node = volumes.node(volume, zone);
    if (!choice.live(node, zone)) {
      throw new RequestRefusedException(
          Refusal.UNAVAILABLE,
          "No backup service is up for volume %s in zone %s.".formatted(volume.id(), zone));
    }
    return node;
  }

  /**
   * The worker that reads or deletes a stored backup.
   *
   * @throws RequestRefusedException 404 if none is alive (api.md section 6.4)
   */
  public String forStored(Backup backup) {
    String zone = backup.availabilityZone();
    if (boundToItsHost(backup)) {
      if (choice.live(backup.host(), zone)) {
        return backup.host();
      }
      throw noService(backup);
    }
    return choice.liveWorker(zone).orElseThrow(() -> noService(backup));
  }

  /**
   * The worker that goes on with a backup whose job was ended: the one that had it, since only that
   * one knows when it has stopped.
   *
   * @param job the job, or null if none was open
   * @throws RequestRefusedException 404 if none is alive
   */
  public String forInterrupted(Backup backup, Job job) {
    if (job == null) {
      return forStored(backup);
    }
    if (choice.live(job.worker(), null)) {
      return job.worker();
    }
    throw noService(backup);
  }

  /**
   * The worker that checks an imported record: any, since nothing says where the data lie.
   *
   * @throws RequestRefusedException 503 if none is alive
   */
  public String forImport() {
    return choice
        .liveWorker(null)
        .orElseThrow(
            () -> new RequestRefusedException(Refusal.UNAVAILABLE, "No backup service is up."));
  }

  private boolean boundToItsHost(Backup backup) {
    return backup.host() != null
        && (!targets.named(backup.target()).shared() || configuration.sameHost());
  }

  private static RequestRefusedException noService(Backup backup) {
    return RequestRefusedException.notFound("A live backup service for backup", backup.id());
  }

  /**
   * Refuses a zone that is not a worker's.
   *
   * @param zone what the caller wants, or null for any
   * @throws RequestRefusedException 400 naming the zone that would do
   */
  public void requireInZone(String worker, String zone) {
    if (zone != null && !zone.equals(choice.zone(worker))) {
      throw RequestRefusedException.badRequest(
          "Invalid availability_zone: the backup can be restored in %s only."
              .formatted(choice.zone(worker)));
    }
  }

  /** Lets a new volume lie where its restore runs. */
  public void place(Volume volume, String worker) {
    volume.host(VolumeHost.of(volume.host()).on(worker).toString());
    volume.availabilityZone(choice.zone(worker));
  }

  /**
   * The worker that restores a backup.
   *
   * @param volume the volume to restore into, or null for a new one
   * @throws RequestRefusedException 404 if none is alive; 400 if no node reaches backup and volume
   */
  public String forRestore(Backup backup, Volume volume) {
    if (volume == null) {
      return forStored(backup);
    }
    if (!volumes.local(volume)) {
      return forStored(backup);
    }
    String node = volumes.node(volume);
    if (!targets.named(backup.target()).shared() && !node.equals(backup.host())) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: it lies on node %s, but the backup can be read on node %s only."
              .formatted(node, backup.host()));
    }
    if (!choice.live(node, volume.availabilityZone())) {
      throw noService(backup);
    }
    return node;
  }
}
