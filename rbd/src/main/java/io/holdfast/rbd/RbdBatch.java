package io.holdfast.rbd;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.holdfast.engine.device.Batch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Requests to an image from direct buffers; others are read and written at once. */
final class RbdBatch implements Batch {

  private final RbdDevice device;
  private final Requests requests;

  /** Keeps the memory of what is under way from the garbage collector. */
  private final List<ByteBuffer> used = new ArrayList<>();

  RbdBatch(RbdDevice device, Requests requests) {
    this.device = device;
    this.requests = requests;
  }

  @Override
  public void read(long offset, ByteBuffer target) throws IOException {
    device.check(offset, target.remaining());
    if (target.isDirect()) {
      used.add(target);
      requests.read(offset, memory(target), target.remaining());
    } else {
      device.read(offset, target.duplicate());
    }
  }

  @Override
  public void write(long offset, ByteBuffer source) throws IOException {
    device.check(offset, source.remaining());
    if (source.isDirect()) {
      used.add(source);
      requests.write(offset, memory(source), source.remaining());
    } else {
      device.write(offset, source.duplicate());
    }
  }

  private static Pointer memory(ByteBuffer direct) {
    return Native.getDirectBufferPointer(direct).share(direct.position());
  }

  @Override
  public void zero(long offset, long length) throws IOException {
    device.check(offset, length);
    requests.zero(offset, length);
  }

  @Override
  public void finish() throws IOException {
    requests.finish();
    used.clear();
  }

  @Override
  public void close() {
    requests.close();
    used.clear();
  }
}
