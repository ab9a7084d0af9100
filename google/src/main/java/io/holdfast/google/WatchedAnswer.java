package io.holdfast.google;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an answer, each read of which needs time left. One thread. */
final class WatchedAnswer extends FilterInputStream {

  private final Deadlines.Watch watch;
  private long left;

  /**
   * @param most bytes after which it ends, whatever is still to come
   */
  WatchedAnswer(InputStream bytes, Deadlines.Watch watch, long most) {
    super(bytes);
    this.watch = watch;
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    watch.requireTime();
    if (left == 0) {
      return -1;
    }
    int got = super.read(target, offset, (int) Math.min(count, left));
    left -= Math.max(got, 0);
    return got;
  }

  /** The JDK's would wait for a reader. */
  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
