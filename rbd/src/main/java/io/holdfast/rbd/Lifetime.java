package io.holdfast.rbd;

import java.io.IOException;

/**
 * How long a native handle lives: from its making until it was closed and the last one who uses it
 * has left. A child handle is a user of its parent for as long as it lives. So no call meets a
 * handle that is gone, nothing is closed twice, and no parent ends before its children; to close
 * never waits for users.
 */
final class Lifetime implements LimitedCalls.Guard {

  private final String name;
  private final Runnable end;
  private int users;
  private boolean closed;
  private boolean ended;

  /**
   * @param name of the thing, for messages
   * @param end closes the native handle; called once
   */
  Lifetime(String name, Runnable end) {
    this.name = name;
    this.end = end;
  }

  /**
   * Begins a use; {@link #leave} must follow.
   *
   * @throws IOException if the handle was closed
   */
  @Override
  public synchronized void enter() throws IOException {
    if (closed) {
      throw new IOException(name + " is closed");
    }
    users++;
  }

  /** Ends a use. */
  @Override
  public void leave() {
    boolean last;
    synchronized (this) {
      users--;
      last = endsNow();
    }
    if (last) {
      end.run();
    }
  }

  /** Lets no new use begin; the handle ends now, or with its last user. */
  void close() {
    boolean last;
    synchronized (this) {
      closed = true;
      last = endsNow();
    }
    if (last) {
      end.run();
    }
  }

  private boolean endsNow() {
    if (!closed || users > 0 || ended) {
      return false;
    }
    ended = true;
    return true;
  }

  /** True once the native handle was closed. */
  synchronized boolean ended() {
    return ended;
  }
}
