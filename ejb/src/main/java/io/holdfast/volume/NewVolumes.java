package io.holdfast.volume;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.worker.WorkerChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The rows of volumes to be: size, zone and place by the rules of a request. */
@ApplicationScoped
public class NewVolumes {

  @Inject private VolumeRows rows;
  @Inject private NodeConfiguration node;
  @Inject private WorkerChoice workers;
  @Inject private VolumeBackends backends;

  /**
   * A row as requested, not yet written. The source is locked, so that it stays until the row is
   * there and keeps it from being deleted.
   *
   * @throws RequestRefusedException 404 or 400 for a type, a source, a size or a zone that cannot
   *     be; 503 if no worker can make it
   */
  public Volume row(RequestContext context, CreateVolume request) {
    VolumeType type = type(request);
    VolumeSource source = source(context, request);
    requireType(request, type, source);
    requireZone(request.availabilityZone(), source.availabilityZone());
    Volume volume = row(context, source.availabilityZone(), size(request, source));
    volume.host(source.host() == null ? host(worker(), type) : source.host());
    volume.bootable(source.bootable());
    volume.snapshotId(request.snapshotId());
    volume.sourceVolumeId(request.sourceVolumeId());
    volume.name(request.name());
    volume.description(request.description());
    volume.metadata().putAll(request.metadata());
    return volume;
  }

  /** A row on this node, not yet written. */
  public Volume row(RequestContext context, int size) {
    Volume volume = row(context, node.availabilityZone(), size);
    volume.host(host(node.host(), backends.types().ofNone()));
    return volume;
  }

  private static String host(String worker, VolumeType type) {
    return new VolumeHost(worker, type.backend()).toString();
  }

  private VolumeType type(CreateVolume request) {
    return request.type() == null
        ? backends.types().ofNone()
        : backends
            .types()
            .named(request.type())
            .orElseThrow(() -> RequestRefusedException.notFound("Volume type", request.type()));
  }

  /** Data are not moved from one backend to another. */
  private static void requireType(CreateVolume request, VolumeType type, VolumeSource source) {
    boolean elsewhere =
        source.host() != null && !VolumeHost.of(source.host()).backend().equals(type.backend());
    if (request.type() != null && elsewhere) {
      throw RequestRefusedException.badRequest(
          "Invalid volume_type: a new volume must have the type of its source.");
    }
  }

  private static Volume row(RequestContext context, String zone, int size) {
    context.require(Policy.VOLUME_CREATE);
    String id = UUID.randomUUID().toString();
    return new Volume(id, context.userId(), context.projectId(), zone, size);
  }

  private VolumeSource source(RequestContext context, CreateVolume request) {
    if (request.snapshotId() != null) {
      return snapshot(context, request.snapshotId());
    }
    if (request.sourceVolumeId() != null) {
      return volume(context, request.sourceVolumeId());
    }
    return new VolumeSource(null, node.availabilityZone(), 1, false);
  }

  private VolumeSource snapshot(RequestContext context, String id) {
    Snapshot snapshot = rows.lockSnapshot(context, id, Policy.SNAPSHOT_GET);
    if (snapshot.status() != SnapshotStatus.AVAILABLE) {
      throw RequestRefusedException.badRequest(
          "Invalid snapshot: its status must be available, but is " + snapshot.status() + ".");
    }
    return VolumeSource.of(rows.find(snapshot.volumeId()), snapshot.volumeSize());
  }

  private VolumeSource volume(RequestContext context, String id) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_GET);
    if (volume.status() != VolumeStatus.AVAILABLE && volume.status() != VolumeStatus.IN_USE) {
      throw RequestRefusedException.badRequest(
          "Invalid source volume: its status must be available or in-use, but is "
              + volume.status()
              + ".");
    }
    return VolumeSource.of(volume, volume.size());
  }

  private static int size(CreateVolume request, VolumeSource source) {
    int size = request.size() == null ? source.size() : request.size();
    if (size < source.size()) {
      throw RequestRefusedException.badRequest(
          "Invalid size: %d GiB is less than the %d GiB needed.".formatted(size, source.size()));
    }
    return size;
  }

  private static void requireZone(String requested, String possible) {
    if (requested != null && !requested.equals(possible)) {
      throw RequestRefusedException.badRequest(
          "Invalid availability_zone: %s; volumes can be made in %s."
              .formatted(requested, possible));
    }
  }

  /** This node if it works, else another of the zone. */
  private String worker() {
    String zone = node.availabilityZone();
    if (workers.live(node.host(), zone)) {
      return node.host();
    }
    return workers
        .liveWorker(zone)
        .orElseThrow(
            () ->
                new RequestRefusedException(
                    Refusal.UNAVAILABLE, "No volume service is up in zone " + zone + "."));
  }
}
