package io.holdfast.engine.pipeline;

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

  @Override
  public void close() {
    ByteBuffer mine = buffer.getAndSet(null);
    if (mine != null) {
      budget.release(mine, held);
    }
  }
}
