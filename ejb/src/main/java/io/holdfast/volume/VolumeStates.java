package io.holdfast.volume;

import java.io.IOException;
import java.util.List;

/**
 * The states of volumes that backups have read, on a backend that keeps them cheaply: what changed
 * since one of them can be told without reading. Threads: any, but one at a time for one volume.
 */
public interface VolumeStates {

  /** How many states of a volume are worth their space; older ones are removed. */
  int most();

  /** Keeps a volume's state as it is now. */
  void keep(DeviceReference volume, StateName name) throws IOException;

  /** The kept states, the oldest first; none if the volume is not there. */
  List<StateName> list(DeviceReference volume) throws IOException;

  /** Removes a state; nothing happens if there is none. */
  void remove(DeviceReference volume, StateName name) throws IOException;
}
