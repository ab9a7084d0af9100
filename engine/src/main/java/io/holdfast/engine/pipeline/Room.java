package io.holdfast.engine.pipeline;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Places of a job, and memory or none, for one piece of work. Threads: one after the other. */
public final class Room implements AutoCloseable {

  private final Places places;
  private final int taken;
  private final Lease memory;
  private final AtomicBoolean closed = new AtomicBoolean();

  Room(Places places, int taken, Lease memory) {
    this.places = places;
    this.taken = taken;
    this.memory = memory;
  }

  /** Does the work in the memory, as {@link Lease#use} says. */
  public <T> T use(Lease.Work<T> work) throws IOException {
    return memory.use(work);
  }

  /** Gives back what was taken, once. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      if (memory != null) {
        memory.close();
      }
      places.giveBack(taken);
    }
  }
}
