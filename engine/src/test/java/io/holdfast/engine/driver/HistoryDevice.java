package io.holdfast.engine.driver;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import io.holdfast.engine.device.Extents;
import io.holdfast.engine.device.MemoryDevice;
import io.holdfast.engine.device.SnapshotDevice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A volume that knows what it was when another backup read it, to the byte and in pieces of any
 * size, and now and then says changed of what is not. Counts what is read.
 */
public final class HistoryDevice implements SnapshotDevice {

  private final BlockDevice now;
  private final byte[] bytes;
  private final byte[] before;
  private final String beforeId;
  private final Random random;
  private long readBytes;
  private volatile boolean removed;

  /**
   * @param before what the other backup read; may be shorter
   * @param beforeId the other backup
   */
  public HistoryDevice(byte[] bytes, byte[] before, String beforeId, long seed) {
    this.now = new MemoryDevice(bytes);
    this.bytes = bytes;
    this.before = before;
    this.beforeId = beforeId;
    this.random = new Random(seed);
  }

  public synchronized long readBytes() {
    return readBytes;
  }

  @Override
  public String snapshot() {
    return "now";
  }

  /** From now on the snapshot is not there any more. */
  public void remove() {
    removed = true;
  }

  @Override
  public void requireSnapshot() throws IOException {
    if (removed) {
      throw new IOException("the snapshot was removed");
    }
  }

  @Override
  public void wasReadBy(String backupId, String snapshot) {
    // It knows what other backups have read.
  }

  @Override
  public OptionalLong sizeInStateOf(String backupId) {
    return backupId.equals(beforeId) ? OptionalLong.of(before.length) : OptionalLong.empty();
  }

  @Override
  public Optional<Extents> changesSince(String backupId) {
    if (!backupId.equals(beforeId)) {
      return Optional.empty();
    }
    List<Extent> extents = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(3000));
      extents.add(new Extent(at, end - at, kind(at, end)));
      at = end;
    }
    return Optional.of(new Extents(extents, true));
  }

  private Kind kind(int from, int to) {
    if (random.nextInt(10) > 0 && unchanged(from, to)) {
      return Kind.UNCHANGED;
    }
    for (int at = from; at < to; at++) {
      if (bytes[at] != 0) {
        return Kind.DATA;
      }
    }
    return Kind.ZERO;
  }

  private boolean unchanged(int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] != (at < before.length ? before[at] : 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long size() {
    return now.size();
  }

  @Override
  public int read(long offset, ByteBuffer target) throws IOException {
    int read = now.read(offset, target);
    synchronized (this) {
      readBytes += read;
    }
    return read;
  }

  @Override
  public void write(long offset, ByteBuffer source) throws IOException {
    throw new IOException("a snapshot is not written");
  }

  @Override
  public void zero(long offset, long length) throws IOException {
    throw new IOException("a snapshot is not written");
  }

  @Override
  public void flush() {
    // Never written.
  }

  @Override
  public Extents extents() {
    return Extents.unknown(bytes.length);
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
