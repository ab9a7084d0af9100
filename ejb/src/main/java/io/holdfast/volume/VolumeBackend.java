package io.holdfast.volume;

import io.holdfast.engine.brick.ConnectionInfo;
import java.io.IOException;
import java.util.Optional;

/**
 * Where volumes and snapshots lie. Every method can be repeated after a crash. Sizes are bytes.
 * Threads: any, but one at a time for one device.
 */
public interface VolumeBackend {

  /** True if only the node that made a device reaches it. */
  boolean local();

  /**
   * How to connect to a device (brick.md section 3).
   *
   * @throws IOException if there is none, or nobody can say
   */
  ConnectionInfo connection(DeviceReference device) throws IOException;

  /**
   * True if the device is there.
   *
   * @throws IOException if nobody can say
   */
  boolean exists(DeviceReference device) throws IOException;

  /**
   * The size of a device.
   *
   * @throws IOException naming the device if there is none
   */
  long size(DeviceReference device) throws IOException;

  /**
   * Makes a volume of zeroes; nothing happens if it is there.
   *
   * @throws IOException if it is there with another size
   */
  void create(DeviceReference volume, long bytes) throws IOException;

  /** Makes a snapshot of a volume as it is now; nothing happens if it is there. */
  void snapshot(DeviceReference volume, DeviceReference snapshot) throws IOException;

  /**
   * Makes a volume from another's data or a snapshot's, with zeroes after it; nothing happens if it
   * is there.
   *
   * @param bytes size of the new volume, at least the source's
   */
  void copy(DeviceReference source, DeviceReference volume, long bytes) throws IOException;

  /**
   * Makes a volume larger, with zeroes at its end; nothing happens if it has the size already.
   *
   * @throws IOException if it is larger: volumes never shrink
   */
  void grow(DeviceReference volume, long bytes) throws IOException;

  /** The states that backups read; empty if the backend cannot keep any. */
  default Optional<VolumeStates> states() {
    return Optional.empty();
  }

  /** Deletes a device, or what was begun of it; nothing happens if there is none. */
  void delete(DeviceReference device) throws IOException;
}
