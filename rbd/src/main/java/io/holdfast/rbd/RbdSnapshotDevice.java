package io.holdfast.rbd;

import io.holdfast.engine.device.Batch;
import io.holdfast.engine.device.Extents;
import io.holdfast.engine.device.SnapshotDevice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** A snapshot of an image: one state that nobody changes, and that nobody removes meanwhile. */
public final class RbdSnapshotDevice implements SnapshotDevice {

  private final RbdDevice device;
  private final String snapshot;
  private final Map<String, String> readBy = new ConcurrentHashMap<>();

  /**
   * Takes the device over.
   *
   * @param device of an image opened at the snapshot
   */
  public RbdSnapshotDevice(RbdDevice device, String snapshot) {
    this.device = device;
    this.snapshot = snapshot;
  }

  /** The pool that the image lies in, open for as long as the device. */
  public Pool pool() {
    return device.pool();
  }

  /** The image, open at the snapshot. */
  public Image image() {
    return device.image();
  }

  @Override
  public String snapshot() {
    return snapshot;
  }

  @Override
  public void wasReadBy(String backupId, String read) {
    readBy.put(backupId, read);
  }

  @Override
  public Optional<Extents> changesSince(String backupId) throws IOException {
    Optional<ImageSnapshot> former = formerState(backupId);
    if (former.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(RbdExtents.since(image(), size(), former.get()));
  }

  /** Looks with a new handle, since an open one may know only what was. */
  @Override
  public void requireSnapshot() throws IOException {
    try {
      pool().openSnapshot(image().name(), snapshot).close();
    } catch (CephException failure) {
      if (failure.missing()) {
        throw new IOException(
            "The snapshot " + image().path() + " was removed while it was read", failure);
      }
      throw failure;
    }
  }

  @Override
  public OptionalLong sizeInStateOf(String backupId) throws IOException {
    Optional<ImageSnapshot> former = formerState(backupId);
    return former.isPresent() ? OptionalLong.of(former.get().bytes()) : OptionalLong.empty();
  }

  /** The one snapshot of that backup, if it is older than what is read. */
  private Optional<ImageSnapshot> formerState(String backupId) throws IOException {
    List<ImageSnapshot> all = image().snapshots();
    long mine =
        all.stream()
            .filter(known -> known.name().equals(snapshot))
            .mapToLong(ImageSnapshot::id)
            .findFirst()
            .orElse(-1);
    List<ImageSnapshot> former = statesOf(backupId, all);
    return former.size() == 1 && former.get(0).id() < mine
        ? Optional.of(former.get(0))
        : Optional.empty();
  }

  /** The snapshots named after a backup, or that of a user which it has read. */
  private List<ImageSnapshot> statesOf(String backupId, List<ImageSnapshot> all) {
    String read = readBy.get(backupId);
    return read == null
        ? BackupSnapshots.of(backupId, all)
        : all.stream().filter(known -> known.name().equals(read)).toList();
  }

  @Override
  public long size() {
    return device.size();
  }

  @Override
  public int read(long offset, ByteBuffer target) throws IOException {
    return device.read(offset, target);
  }

  /** Of reads; librbd refuses to write to a snapshot. */
  @Override
  public Batch batch() throws IOException {
    return device.batch();
  }

  @Override
  public void write(long offset, ByteBuffer source) throws IOException {
    throw new IOException("The snapshot " + image().path() + " cannot be written");
  }

  @Override
  public void zero(long offset, long length) throws IOException {
    throw new IOException("The snapshot " + image().path() + " cannot be written");
  }

  @Override
  public void flush() {
    // Nothing is ever written.
  }

  @Override
  public Extents extents() throws IOException {
    return device.extents();
  }

  @Override
  public void close() throws IOException {
    device.close();
  }
}
