package io.holdfast.rbd;

import com.sun.jna.Pointer;
import java.io.IOException;

/**
 * Brings the extents of {@code rbd_diff_iterate2} to a visitor. JNA would print what a callback
 * throws and let the listing go on without the extent: so nothing is thrown, and the number that
 * stops it is returned.
 */
final class ChangeListing implements Librbd.DiffCallback {

  /** Any number below 0 stops the listing. */
  private static final int STOP = -125;

  private final ChangeVisitor visitor;
  private Throwable failure;

  ChangeListing(ChangeVisitor visitor) {
    this.visitor = visitor;
  }

  @Override
  public int extent(long offset, long length, int exists, Pointer argument) {
    if (failure != null) {
      // librbd may bring what it had found already.
      return STOP;
    }
    try {
      visitor.changed(offset, length, exists != 0);
      return 0;
    } catch (Throwable thrown) {
      failure = thrown;
      return STOP;
    }
  }

  /** Throws what the listing failed with. */
  void check(String what, int result) throws IOException {
    if (failure instanceof IOException expected) {
      throw expected;
    }
    if (failure != null) {
      throw new IOException(what + " failed: " + failure, failure);
    }
    if (result < 0) {
      throw CephException.of(what, result);
    }
  }
}
