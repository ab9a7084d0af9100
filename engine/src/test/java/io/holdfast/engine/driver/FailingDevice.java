package io.holdfast.engine.driver;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extents;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A device with a bad place, for tests. */
public final class FailingDevice implements BlockDevice {

  private final BlockDevice device;
  private final long badOffset;
  private final IOException failure;

  /**
   * @param badOffset the byte that can be neither read nor written
   */
  public FailingDevice(BlockDevice device, long badOffset) {
    this(device, badOffset, new IOException("bad sector at " + badOffset));
  }

  /**
   * @param failure what happens there
   */
  public FailingDevice(BlockDevice device, long badOffset, IOException failure) {
    this.device = device;
    this.badOffset = badOffset;
    this.failure = failure;
  }

  private void touch(long offset, long length) throws IOException {
    if (offset <= badOffset && badOffset < offset + length) {
      throw failure;
    }
  }

  @Override
  public long size() {
    return device.size();
  }

  @Override
  public int read(long offset, ByteBuffer target) throws IOException {
    touch(offset, target.remaining());
    return device.read(offset, target);
  }

  @Override
  public void write(long offset, ByteBuffer source) throws IOException {
    touch(offset, source.remaining());
    device.write(offset, source);
  }

  @Override
  public void zero(long offset, long length) throws IOException {
    touch(offset, length);
    device.zero(offset, length);
  }

  @Override
  public void flush() throws IOException {
    device.flush();
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
