package io.holdfast.volume;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.configuration.VolumesConfiguration;
import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.job.JobClaim;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The volume service of this node: volumes and snapshots as sparse files, and their connections
 * (brick.md section 3). Works outside transactions; only temporary objects have their rows changed
 * here. Sizes are GiB. Every method can be repeated after a crash.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VolumeService {

  private static final int GIB_SHIFT = 30;

  @Inject private VolumesConfiguration configuration;
  @Inject private NodeConfiguration node;
  @Inject private TemporaryLedger temporary;
  private FileVolumes files;

  @PostConstruct
  void open() {
    files = new FileVolumes(configuration.path());
  }

  /**
   * Exports a device and tells how to connect to it: {@code local} with {@code device_path}.
   *
   * @throws IOException if the device has no file on this node
   */
  public ConnectionInfo initializeConnection(DeviceReference device) throws IOException {
    files.size(device);
    Path path = files.file(device);
    boolean snapshot = device.kind() == DeviceReference.Kind.SNAPSHOT;
    VolumeLog.LOG.exported(device, path);
    return new ConnectionInfo(
        "local",
        Map.of(
            "device_path",
            path.toString(),
            device.kind() + "_id",
            device.id(),
            "access_mode",
            snapshot ? "ro" : "rw",
            "encrypted",
            false,
            "discard",
            !snapshot));
  }

  /** Ends the connection; a file that is gone meanwhile is told to the operator. */
  public void terminateConnection(DeviceReference device) {
    if (files.exists(device)) {
      VolumeLog.LOG.disconnected(device);
    } else {
      VolumeLog.LOG.goneWhileConnected(device);
    }
  }

  /** Takes the export away. A file needs none, so there is nothing left to undo. */
  public void removeExport(DeviceReference device) {
    VolumeLog.LOG.unexported(device, files.exists(device));
  }

  /**
   * The size of a device in bytes.
   *
   * @throws IOException if it has no file on this node
   */
  public long sizeBytes(DeviceReference device) throws IOException {
    return files.size(device);
  }

  /** Makes a volume of zeroes; nothing happens if it is there. */
  public void createFile(String volumeId, int gibibytes) throws IOException {
    DeviceReference volume = DeviceReference.volume(volumeId);
    files.create(volume, bytes(gibibytes));
    VolumeLog.LOG.made(volume, gibibytes);
  }

  /**
   * Makes a volume or snapshot from another's data as of now; nothing happens if it is there.
   *
   * @param gibibytes at least the source's size
   */
  public void copyFile(DeviceReference source, DeviceReference device, int gibibytes)
      throws IOException {
    files.copy(source, device, bytes(gibibytes));
    VolumeLog.LOG.made(device, gibibytes);
  }

  /** Makes a volume larger. */
  public void growFile(String volumeId, int gibibytes) throws IOException {
    DeviceReference volume = DeviceReference.volume(volumeId);
    files.grow(volume, bytes(gibibytes));
    VolumeLog.LOG.extended(volume, gibibytes);
  }

  /** Deletes the file of a volume or snapshot; nothing happens if there is none. */
  public void deleteFile(DeviceReference device) throws IOException {
    files.delete(device);
    VolumeLog.LOG.deleted(device);
  }

  /**
   * Makes a temporary snapshot of a volume in use, which is read only by the backup.
   *
   * @param claim the backup's job; the snapshot belongs to its project
   * @param snapshotId id that the backup's row names already
   */
  public void createTemporarySnapshot(JobClaim claim, String snapshotId, String volumeId)
      throws IOException {
    int size = temporary.planSnapshot(claim, snapshotId, volumeId).volumeSize();
    makeTemporary(claim, volumeId, DeviceReference.snapshot(snapshotId), size);
  }

  /**
   * Makes a temporary copy of a volume in use.
   *
   * @param claim the backup's job; the copy belongs to its project
   * @param temporaryId id that the backup's row names already
   */
  public void createTemporaryVolume(JobClaim claim, String temporaryId, String volumeId)
      throws IOException {
    int size = temporary.planVolume(claim, temporaryId, volumeId).size();
    makeTemporary(claim, volumeId, DeviceReference.volume(temporaryId), size);
  }

  private void makeTemporary(JobClaim claim, String volumeId, DeviceReference device, int gibibytes)
      throws IOException {
    copyFile(DeviceReference.volume(volumeId), device, gibibytes);
    temporary.ready(claim, device);
  }

  /** Deletes a temporary snapshot; nothing happens if there is none, or if it is no such. */
  public void deleteTemporarySnapshot(String id) {
    deleteTemporary(DeviceReference.snapshot(id));
  }

  /** Deletes a temporary volume; nothing happens if there is none, or if it is no such. */
  public void deleteTemporaryVolume(String id) {
    deleteTemporary(DeviceReference.volume(id));
  }

  private void deleteTemporary(DeviceReference device) {
    temporary.node(device).ifPresent(place -> deleteTemporary(device, place));
  }

  private void deleteTemporary(DeviceReference device, String place) {
    if (place.equals(node.host())) {
      try {
        deleteFile(device);
      } catch (IOException e) {
        throw new UncheckedIOException("temporary " + device + " could not be deleted", e);
      }
    } else {
      VolumeLog.LOG.leftOnNode(device, place);
    }
    temporary.deleted(device);
  }

  private static long bytes(int gibibytes) {
    return (long) gibibytes << GIB_SHIFT;
  }
}
