package io.holdfast.engine.store.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes so many bytes on and no more. */
final class CutOutput extends FilterOutputStream {

  /** There was more than may be passed on. */
  static final class Reached extends IOException {

    private static final long serialVersionUID = 1L;
  }

  private int left;

  CutOutput(OutputStream output, int bytes) {
    super(output);
    this.left = bytes;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int passed = Math.min(left, length);
    out.write(bytes, offset, passed);
    out.flush();
    left -= passed;
    if (passed < length) {
      throw new Reached();
    }
  }
}
