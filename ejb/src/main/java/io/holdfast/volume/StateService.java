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

  private final VolumeBackends backends;

  /** For the container, which puts its proxies before the bean. */
  protected StateService() {
    this(null);
  }

  @Inject
  StateService(VolumeBackends backends) {
    this.backends = backends;
  }

  /**
   * Keeps the state of a volume for a backup, instead of what an earlier attempt has kept.
   *
   * @return the state; empty if the volume's backend keeps none
   * @throws IOException also if what an earlier attempt has kept cannot be removed: a backup has
   *     one state at the most
   */
  public Optional<DeviceReference> keep(DeviceReference volume, String backupId)
      throws IOException {
    Optional<VolumeStates> states = states(volume);
    if (states.isEmpty()) {
      return Optional.empty();
    }
    removeOf(backupId, volume, states.get());
    StateName name = StateName.of(backupId, Instant.now());
    states.get().keep(volume, name);
    VolumeLog.LOG.kept(name.text(), volume);
    return Optional.of(volume.state(name));
  }

  /**
   * Removes the state of a backup; nothing happens if there is none. A failure is told to the
   * operator and not thrown: a state that stays costs space, but no data.
   */
  public void forget(DeviceReference volume, String backupId) {
    try {
      Optional<VolumeStates> states = states(volume);
      if (states.isPresent()) {
        removeOf(backupId, volume, states.get());
      }
    } catch (IOException | RuntimeException failure) {
      VolumeLog.LOG.notForgotten(volume, backupId, failure.getMessage());
    }
  }

  /**
   * Removes the oldest states of a volume, if there are more than the backend is to keep; never
   * that of the backup, nor what is newer. A failure is told to the operator and not thrown.
   *
   * @param backupId the backup that has just been stored
   */
  public void prune(DeviceReference volume, String backupId) {
    try {
      Optional<VolumeStates> states = states(volume);
      if (states.isPresent()) {
        prune(volume, backupId, states.get());
      }
    } catch (IOException | RuntimeException failure) {
      VolumeLog.LOG.notPruned(volume, failure.getMessage());
    }
  }

  private static void prune(DeviceReference volume, String backupId, VolumeStates states)
      throws IOException {
    List<StateName> kept = states.list(volume);
    for (StateName name : kept.subList(0, Math.max(0, kept.size() - states.most()))) {
      if (name.backupId().equals(backupId)) {
        return;
      }
      remove(name, volume, states);
    }
  }

  private static void removeOf(String backupId, DeviceReference volume, VolumeStates states)
      throws IOException {
    for (StateName name : states.list(volume)) {
      if (name.backupId().equals(backupId)) {
        remove(name, volume, states);
      }
    }
  }

  private static void remove(StateName name, DeviceReference volume, VolumeStates states)
      throws IOException {
    states.remove(volume, name);
    VolumeLog.LOG.forgotten(name.text(), volume);
  }

  private Optional<VolumeStates> states(DeviceReference volume) {
    return backends.of(volume.host()).states();
  }
}
