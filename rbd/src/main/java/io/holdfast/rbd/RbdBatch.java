package io.holdfast.rbd;

import io.holdfast.engine.device.Batch;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Requests to an image from direct buffers; others are read and written at once. */
final class RbdBatch implements Batch {

  private final RbdDevice device;
  private final Requests requests;

  RbdBatch(RbdDevice device, Requests requests) {
    this.device = device;
    this.requests = requests;
  }

  @Override
  public void read(long offset, ByteBuffer target) throws IOException {
    device.check(offset, target.remaining());
    if (target.isDirect()) {
      requests.read(offset, target);
    } else {
      device.read(offset, target.duplicate());
    }
  }

  @Override
  public void write(long offset, ByteBuffer source) throws IOException {
    device.check(offset, source.remaining());
    if (source.isDirect()) {
      requests.write(offset, source);
    } else {
      device.write(offset, source.duplicate());
    }
  }

  @Override
  public void zero(long offset, long length) throws IOException {
    device.check(offset, length);
    requests.zero(offset, length);
  }

  @Override
  public void finish() throws IOException {
    requests.finish();
  }

  @Override
  public void close() {
    requests.close();
  }
}
