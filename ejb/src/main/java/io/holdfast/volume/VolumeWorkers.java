package io.holdfast.volume;

import io.holdfast.worker.WorkerChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Which nodes reach a volume. Works in the caller's transaction. */
@ApplicationScoped
public class VolumeWorkers {

  @Inject private VolumeBackends backends;
  @Inject private WorkerChoice choice;

  /** True if only the volume's own node reaches it. */
  public boolean local(Volume volume) {
    return backends.of(VolumeHost.of(volume.host())).local();
  }

  /**
   * The node for a volume's job: its own, or another of the zone if that one is not alive and the
   * volume can be reached from elsewhere.
   *
   * @param zone null for any
   */
  public String node(Volume volume, String zone) {
    String own = VolumeHost.of(volume.host()).node();
    if (local(volume) || choice.live(own, zone)) {
      return own;
    }
    return choice.liveWorker(zone).orElse(own);
  }

  /** The node for a job in the volume's own zone. */
  public String node(Volume volume) {
    return node(volume, volume.availabilityZone());
  }
}
