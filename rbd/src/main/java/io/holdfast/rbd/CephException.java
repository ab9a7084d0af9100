package io.holdfast.rbd;

import com.ceph.rados.exceptions.ErrorCode;
import com.ceph.rados.exceptions.RadosException;
import com.ceph.rbd.RbdException;
import java.io.IOException;

/** A call of librados or librbd that failed: what was tried on what, and how it ended. */
public final class CephException extends IOException {

  /** Numbers of Linux, as the libraries return them. */
  private static final int ENOENT = 2;

  private static final int EBUSY = 16;
  private static final int EEXIST = 17;
  private static final int EINVAL = 22;
  private static final int EROFS = 30;
  private static final int ESHUTDOWN = 108;
  private static final int ETIMEDOUT = 110;

  private final int number;

  private CephException(String message, int number, Throwable cause) {
    super(message, cause);
    this.number = number;
  }

  /**
   * A failed call.
   *
   * @param what that was tried, on what
   * @param result negative, as the library returned it
   */
  static CephException of(String what, long result) {
    return of(what, (int) result, null);
  }

  /** A failed call of rados-java; any other failure is returned as it is. */
  static IOException of(String what, IOException failure) {
    boolean numbered = failure instanceof RbdException || failure instanceof RadosException;
    return numbered ? of(what, result(failure), failure) : failure;
  }

  /** A call that did not end within its time. */
  static CephException timeout(String what, long seconds) {
    return new CephException(
        what + " was given up after " + seconds + " s: the cluster does not answer",
        ETIMEDOUT,
        null);
  }

  private static CephException of(String what, int result, Throwable cause) {
    int number = Math.abs(result);
    ErrorCode known = ErrorCode.getEnum(number);
    String reason =
        known == null ? "the error number " + number : known + " (" + known.getErrorMessage() + ")";
    return new CephException(what + " failed with " + reason + hint(number), number, cause);
  }

  private static String hint(int number) {
    return number == ETIMEDOUT ? ": the cluster did not answer in time" : "";
  }

  private static int result(IOException failure) {
    if (failure instanceof RbdException rbd) {
      return rbd.getReturnValue();
    }
    return failure instanceof RadosException rados ? rados.getReturnValue() : 0;
  }

  /** True if what was to be used is not there. */
  public boolean missing() {
    return number == ENOENT;
  }

  /** True if what was to be made is there already. */
  public boolean exists() {
    return number == EEXIST;
  }

  /** True if others use what was to be changed. */
  public boolean busy() {
    return number == EBUSY;
  }

  /** True if another client has the image for itself alone. */
  public boolean taken() {
    return number == EROFS || number == EBUSY;
  }

  /** True if a lock is held by this very connection, and not by a living handle. */
  boolean takenByItself() {
    return number == EINVAL;
  }

  /** True if the cluster has shut this connection out: only a new one helps. */
  public boolean shutOut() {
    return number == ESHUTDOWN;
  }

  /** True if the cluster did not answer in time. */
  public boolean timedOut() {
    return number == ETIMEDOUT;
  }
}
