package io.holdfast.engine.device;

import java.nio.ByteBuffer;

/** Takes what a restore would write and keeps nothing: the target of a verification. */
public final class NowhereDevice implements BlockDevice {

  @Override
  public long size() {
    return Long.MAX_VALUE;
  }

  @Override
  public int read(long offset, ByteBuffer target) {
    return 0;
  }

  @Override
  public void write(long offset, ByteBuffer source) {
    source.position(source.limit());
  }

  @Override
  public void zero(long offset, long length) {
    // Nothing is kept.
  }

  @Override
  public void flush() {
    // Nothing is kept.
  }

  @Override
  public Extents extents() {
    return Extents.unknown(0);
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
