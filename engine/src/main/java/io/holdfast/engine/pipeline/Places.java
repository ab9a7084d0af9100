package io.holdfast.engine.pipeline;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/** Places for the work of one job; what holds much memory takes several. Threads: any. */
public final class Places {

  private final Semaphore free;

  public Places(int places) {
    this.free = new Semaphore(places);
  }

  /** Waits for places, and takes them without memory. */
  public Room take(int places) throws IOException {
    await(places);
    return new Room(this, places, null);
  }

  /**
   * Waits for places and then for memory, and takes both.
   *
   * @param bytes of memory
   */
  public Room take(int places, MemoryBudget budget, int bytes) throws IOException {
    await(places);
    try {
      return new Room(this, places, budget.acquire(bytes));
    } catch (IOException | RuntimeException | Error failure) {
      giveBack(places);
      throw failure;
    }
  }

  private void await(int places) throws InterruptedIOException {
    try {
      free.acquire(places);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a place among others");
    }
  }

  void giveBack(int places) {
    free.release(places);
  }
}
