package io.holdfast.volume;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The states of volumes that backups read. A volume whose backend keeps them is always read from
 * one, so that it may change meanwhile. Works outside transactions.
 */
@ApplicationScoped
public class StateService {

  @Inject private VolumeBackends backends;

  /**
   * Keeps the state of a volume for a backup, instead of what an earlier attempt has kept.
   *
   * @return empty if the volume's backend keeps no states
   */
  public Optional<DeviceReference> keep(DeviceReference volume, String backupId)
      throws IOException {
    Optional<VolumeStates> states = states(volume);
    if (states.isEmpty()) {
      return Optional.empty();
    }
    forget(volume, backupId);
    StateName name = StateName.of(backupId, Instant.now());
    states.get().keep(volume, name);
    VolumeLog.LOG.kept(name.text(), volume);
    return Optional.of(volume.state(name));
  }

  /** Removes the state of a backup; nothing happens if there is none. */
  public void forget(DeviceReference volume, String backupId) throws IOException {
    Optional<VolumeStates> states = states(volume);
    if (states.isPresent()) {
      for (StateName name : states.get().list(volume)) {
        if (name.backupId().equals(backupId)) {
          states.get().remove(volume, name);
          VolumeLog.LOG.forgotten(name.text(), volume);
        }
      }
    }
  }

  /** Removes the oldest states of a volume, if there are more than the backend is to keep. */
  public void prune(DeviceReference volume) throws IOException {
    Optional<VolumeStates> states = states(volume);
    if (states.isPresent()) {
      List<StateName> kept = states.get().list(volume);
      for (StateName name : kept.subList(0, Math.max(0, kept.size() - states.get().most()))) {
        states.get().remove(volume, name);
        VolumeLog.LOG.forgotten(name.text(), volume);
      }
    }
  }

  private Optional<VolumeStates> states(DeviceReference volume) {
    return backends.of(volume.host()).states();
  }
}
