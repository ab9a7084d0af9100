package io.holdfast.engine.format;

import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Takes bytes into a buffer and remembers if there were too many, instead of growing. */
final class BoundedOutput extends OutputStream {

  private final ByteBuffer target;
  private boolean overflowed;

  BoundedOutput(ByteBuffer target) {
    this.target = target;
  }

  boolean overflowed() {
    return overflowed;
  }

  @Override
  public void write(int value) {
    if (target.hasRemaining()) {
      target.put((byte) value);
    } else {
      overflowed = true;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int fitting = Math.min(length, target.remaining());
    target.put(bytes, offset, fitting);
    overflowed |= fitting < length;
  }
}
