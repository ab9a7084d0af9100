package io.holdfast.engine.pipeline;

import io.holdfast.engine.device.StuckDeviceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;

/** Memory of the budget that is held until a piece of work has used it, or it is closed. */
public final class Lease implements AutoCloseable {

  /** A piece of work. */
  @FunctionalInterface
  public interface Work<T> {
    T with(ByteBuffer memory) throws IOException;
  }

  private final MemoryBudget budget;
  private final AtomicReference<ByteBuffer> buffer;
  private final int held;

  Lease(MemoryBudget budget, ByteBuffer buffer, int held) {
    this.budget = budget;
    this.buffer = new AtomicReference<>(buffer);
    this.held = held;
  }

  /** The buffer, for tests of the budget. */
  ByteBuffer buffer() {
    return buffer.get();
  }

  /**
   * Does the one piece of work, which keeps nothing of the memory, and gives the memory back: now,
   * or when a device uses it no more that got stuck in the work.
   */
  public <T> T use(Work<T> work) throws IOException {
    ByteBuffer mine = buffer.getAndSet(null);
    T result;
    try {
      result = work.with(mine);
    } catch (IOException | RuntimeException | Error failure) {
      releaseAfter(failure, mine);
      throw failure;
    }
    release(mine);
    return result;
  }

  private void releaseAfter(Throwable failure, ByteBuffer mine) {
    StuckDeviceException.endOfAllIn(failure)
        .ifPresentOrElse(end -> end.thenRun(() -> release(mine)), () -> release(mine));
  }

  /** Gives memory back that was not used; harmless if it was, or is closed already. */
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
