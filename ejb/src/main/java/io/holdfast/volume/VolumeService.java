package io.holdfast.volume;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.job.JobClaim;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The volume service of this node: volumes and snapshots on their backends, and their connections
 * (brick.md section 3). Works outside transactions; only temporary objects have their rows changed
 * here. Sizes are GiB. Every method can be repeated after a crash.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VolumeService {

  private static final int GIB_SHIFT = 30;

  @Inject private VolumeBackends backends;
  @Inject private NodeConfiguration node;
  @Inject private TemporaryLedger temporary;

  /**
   * Exports a device and tells how to connect to it.
   *
   * @throws IOException if the device is not there
   */
  public ConnectionInfo initializeConnection(DeviceReference device) throws IOException {
    ConnectionInfo connection = of(device).connection(device);
    VolumeLog.LOG.exported(device, connection.driverVolumeType());
    return connection;
  }

  /** Ends the connection; a device that is gone meanwhile is told to the operator. */
  public void terminateConnection(DeviceReference device) {
    if (isThere(device)) {
      VolumeLog.LOG.disconnected(device);
    } else {
      VolumeLog.LOG.goneWhileConnected(device);
    }
  }

  /** Takes the export away. No backend of today needs one, so there is nothing left to undo. */
  public void removeExport(DeviceReference device) {
    VolumeLog.LOG.unexported(device);
  }

  private boolean isThere(DeviceReference device) {
    try {
      return of(device).exists(device);
    } catch (IOException unknown) {
      VolumeLog.LOG.unreachable(device, unknown.getMessage());
      return true;
    }
  }

  /**
   * The size of a device in bytes.
   *
   * @throws IOException if it is not there
   */
  public long sizeBytes(DeviceReference device) throws IOException {
    return of(device).size(device);
  }

  /** Makes a volume of zeroes; nothing happens if it is there. */
  public void create(DeviceReference volume, int gibibytes) throws IOException {
    of(volume).create(volume, bytes(gibibytes));
    VolumeLog.LOG.made(volume, gibibytes);
  }

  /**
   * Makes a volume from another's data or a snapshot's; nothing happens if it is there.
   *
   * @param source on the same backend
   * @param gibibytes at least the source's size
   */
  public void copy(DeviceReference source, DeviceReference volume, int gibibytes)
      throws IOException {
    of(volume).copy(source, volume, bytes(gibibytes));
    VolumeLog.LOG.made(volume, gibibytes);
  }

  /** Makes a snapshot of a volume as it is now; nothing happens if it is there. */
  public void snapshot(DeviceReference volume, DeviceReference snapshot) throws IOException {
    of(volume).snapshot(volume, snapshot);
    VolumeLog.LOG.snapped(snapshot, volume);
  }

  /** Makes a volume larger. */
  public void grow(DeviceReference volume, int gibibytes) throws IOException {
    of(volume).grow(volume, bytes(gibibytes));
    VolumeLog.LOG.extended(volume, gibibytes);
  }

  /** Deletes a volume or snapshot; nothing happens if there is none. */
  public void delete(DeviceReference device) throws IOException {
    of(device).delete(device);
    VolumeLog.LOG.deleted(device);
  }

  /**
   * Makes a temporary snapshot of a volume in use, which is read only by the backup.
   *
   * @param claim the backup's job; the snapshot belongs to its project
   * @param snapshotId id that the backup's row names already
   */
  public DeviceReference createTemporarySnapshot(
      JobClaim claim, String snapshotId, DeviceReference volume) throws IOException {
    temporary.planSnapshot(claim, snapshotId, volume.id());
    DeviceReference device = volume.snapshot(snapshotId);
    snapshot(volume, device);
    temporary.ready(claim, device);
    return device;
  }

  /**
   * Makes a temporary copy of a volume in use.
   *
   * @param claim the backup's job; the copy belongs to its project
   * @param temporaryId id that the backup's row names already
   */
  public DeviceReference createTemporaryVolume(
      JobClaim claim, String temporaryId, DeviceReference volume) throws IOException {
    Volume row = temporary.planVolume(claim, temporaryId, volume.id());
    DeviceReference device = DeviceReference.of(row);
    copy(volume, device, row.size());
    temporary.ready(claim, device);
    return device;
  }

  /** Deletes a temporary snapshot; nothing happens if there is none, or if it is no such. */
  public void deleteTemporarySnapshot(String id) {
    temporary.snapshot(id).ifPresent(this::deleteTemporary);
  }

  /** Deletes a temporary volume; nothing happens if there is none, or if it is no such. */
  public void deleteTemporaryVolume(String id) {
    temporary.volume(id).ifPresent(this::deleteTemporary);
  }

  private void deleteTemporary(DeviceReference device) {
    String place = device.host().node();
    if (of(device).local() && !place.equals(node.host())) {
      VolumeLog.LOG.leftOnNode(device, place);
    } else {
      deleteHere(device);
    }
    temporary.deleted(device);
  }

  private void deleteHere(DeviceReference device) {
    try {
      delete(device);
    } catch (IOException e) {
      throw new UncheckedIOException("temporary " + device + " could not be deleted", e);
    }
  }

  private VolumeBackend of(DeviceReference device) {
    return backends.of(device.host());
  }

  private static long bytes(int gibibytes) {
    return (long) gibibytes << GIB_SHIFT;
  }
}
