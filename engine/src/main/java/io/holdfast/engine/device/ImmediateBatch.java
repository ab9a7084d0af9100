package io.holdfast.engine.device;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The batch of a device that does one thing after the other. */
final class ImmediateBatch implements Batch {

  private final BlockDevice device;

  ImmediateBatch(BlockDevice device) {
    this.device = device;
  }

  @Override
  public void read(long offset, ByteBuffer target) throws IOException {
    int read = device.read(offset, target.duplicate());
    if (read != target.remaining()) {
      throw new IOException(
          "The device gave %d of %d bytes at offset %d; it is shorter than it said."
              .formatted(read, target.remaining(), offset));
    }
  }

  @Override
  public void write(long offset, ByteBuffer source) throws IOException {
    device.write(offset, source.duplicate());
  }

  @Override
  public void zero(long offset, long length) throws IOException {
    device.zero(offset, length);
  }

  @Override
  public void finish() {
    // Everything ended when it was begun.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
