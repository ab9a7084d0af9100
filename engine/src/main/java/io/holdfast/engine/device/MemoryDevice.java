package io.holdfast.engine.device;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A device in memory, for tests and trials; cannot tell its holes. */
public final class MemoryDevice implements BlockDevice {

  private final byte[] bytes;

  /** A device of zeros. */
  public MemoryDevice(int size) {
    this.bytes = new byte[size];
  }

  /** A device over an array, which is shared. */
  public MemoryDevice(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The array itself. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int read(long offset, ByteBuffer target) {
    if (offset >= bytes.length) {
      return 0;
    }
    int length = (int) Math.min(target.remaining(), bytes.length - offset);
    target.put(bytes, (int) offset, length);
    return length;
  }

  @Override
  public void write(long offset, ByteBuffer source) throws IOException {
    Bounds.check(this, offset, source.remaining());
    source.get(bytes, (int) offset, source.remaining());
  }

  @Override
  public void zero(long offset, long length) throws IOException {
    Bounds.check(this, offset, length);
    java.util.Arrays.fill(bytes, (int) offset, (int) (offset + length), (byte) 0);
  }

  @Override
  public void flush() {
    // Memory is as durable as it gets.
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
