package io.holdfast.engine.driver.chunked;

import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * Gives objects their numbers in the order of the windows, although windows are worked on side by
 * side: a window waits until all before it have said how many objects they have.
 */
final class RunNumbers {

  private final JobWatch watch;
  private long nextWindow;
  private long nextNumber = 1;

  RunNumbers(JobWatch watch) {
    this.watch = watch;
  }

  /**
   * The first number for a window's objects.
   *
   * @throws IOException why another window has failed
   */
  synchronized long reserve(long window, int objects) throws IOException {
    watch.requireNoFailure();
    while (nextWindow != window) {
      awaitTurn();
      watch.requireNoFailure();
    }
    long first = nextNumber;
    nextNumber += objects;
    nextWindow++;
    notifyAll();
    return first;
  }

  private void awaitTurn() throws InterruptedIOException {
    try {
      wait();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the window before");
    }
  }

  /** Lets nobody wait for a window that has failed. */
  synchronized void abort(IOException reason) {
    watch.fail(reason);
    notifyAll();
  }
}
