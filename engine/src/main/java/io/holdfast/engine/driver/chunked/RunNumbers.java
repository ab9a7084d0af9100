package io.holdfast.engine.driver.chunked;

import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * Gives objects their numbers in the order of the windows, although windows are worked on side by
 * side: a window waits until all before it have said how many objects they have.
 */
final class RunNumbers {

  private long nextWindow;
  private long nextNumber = 1;
  private boolean aborted;

  /** The first number for a window's objects. */
  synchronized long reserve(long window, int objects) throws IOException {
    while (nextWindow != window && !aborted) {
      try {
        wait();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for the window before");
      }
    }
    if (aborted) {
      throw new IOException("another window of the backup failed");
    }
    long first = nextNumber;
    nextNumber += objects;
    nextWindow++;
    notifyAll();
    return first;
  }

  /** Lets nobody wait for a window that has failed. */
  synchronized void abort() {
    aborted = true;
    notifyAll();
  }
}
