package io.holdfast.engine.pipeline;

import io.holdfast.engine.device.StuckDeviceException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Memory of the budget that a piece of work holds until it is closed; closing twice is harmless.
 */
public final class Lease implements AutoCloseable {

  private final MemoryBudget budget;
  private final AtomicReference<ByteBuffer> buffer;
  private final int held;

  Lease(MemoryBudget budget, ByteBuffer buffer, int held) {
    this.budget = budget;
    this.buffer = new AtomicReference<>(buffer);
    this.held = held;
  }

  /** The buffer; not to be used after {@link #close}. */
  public ByteBuffer buffer() {
    return buffer.get();
  }

  /**
   * Tells what the work with this memory failed with, before it is closed: a device that is stuck
   * may still use the memory, which then goes back only when that is over.
   */
  public void failed(Throwable failure) {
    StuckDeviceException.in(failure)
        .ifPresent(
            stuck -> {
              ByteBuffer mine = buffer.getAndSet(null);
              stuck.whenEnded(() -> release(mine));
            });
  }

  @Override
  public void close() {
    release(buffer.getAndSet(null));
  }

  private void release(ByteBuffer mine) {
    if (mine != null) {
      budget.release(mine, held);
    }
  }
}
