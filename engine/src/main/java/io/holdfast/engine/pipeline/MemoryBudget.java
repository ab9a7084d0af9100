package io.holdfast.engine.pipeline;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * The memory that all jobs of a node share for data in flight. A job waits its turn for memory,
 * first come first served, and never takes more than there is. Buffers are direct, used again, and
 * begin at a page of memory if they are a page or larger, as files want it that are written past
 * the page cache: a page that is not counted. Threads: any.
 */
public final class MemoryBudget {

  /** What is counted: smaller buffers count as one unit. */
  private static final int UNIT = 4096;

  private final int units;
  private final Semaphore free;
  private final Map<Integer, Deque<ByteBuffer>> idle = new HashMap<>();
  private long idleBytes;
  private final long bytes;

  /**
   * @param bytes memory in all, at least {@value #UNIT}
   */
  public MemoryBudget(long bytes) {
    this.units = Math.toIntExact(bytes / UNIT);
    this.bytes = (long) units * UNIT;
    this.free = new Semaphore(units, true);
    if (units == 0) {
      throw new IllegalArgumentException("a memory budget of " + bytes + " bytes holds nothing");
    }
  }

  /** Bytes that nobody holds. */
  public long freeBytes() {
    return (long) free.availablePermits() * UNIT;
  }

  /** The whole budget. */
  public long totalBytes() {
    return bytes;
  }

  /**
   * Waits for memory and takes it as one cleared buffer of exactly this capacity, its content
   * random.
   *
   * @throws IOException if the budget could never hold it
   * @throws InterruptedIOException if the wait was interrupted
   */
  public Lease acquire(int capacity) throws IOException {
    requireFits(capacity);
    int wanted = unitsFor(capacity);
    try {
      free.acquire(wanted);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for memory");
    }
    return new Lease(this, buffer(capacity), wanted);
  }

  /**
   * Checks that so much can ever be taken at once.
   *
   * @throws IOException with what to do, if not
   */
  public void requireFits(int capacity) throws IOException {
    if (unitsFor(capacity) > units) {
      throw new IOException(
          "A piece of work needs %d bytes, but the memory budget is %d bytes. Raise the budget or make the window smaller."
              .formatted(capacity, bytes));
    }
  }

  private static int unitsFor(int capacity) {
    return Math.max(1, (int) (((long) capacity + UNIT - 1) / UNIT));
  }

  private synchronized ByteBuffer buffer(int capacity) {
    Deque<ByteBuffer> sameSize = idle.get(capacity);
    ByteBuffer buffer = sameSize == null ? null : sameSize.poll();
    if (buffer != null) {
      idleBytes -= capacity;
      return buffer.clear();
    }
    dropIdleFor(capacity);
    return capacity < UNIT ? ByteBuffer.allocateDirect(capacity) : atPage(capacity);
  }

  private static ByteBuffer atPage(int capacity) {
    ByteBuffer larger = ByteBuffer.allocateDirect(Math.addExact(capacity, UNIT));
    return larger.slice(UNIT - larger.alignmentOffset(0, UNIT), capacity);
  }

  /** Idle buffers of other sizes would make the memory in use grow beyond the budget. */
  private void dropIdleFor(int capacity) {
    long held = (long) (units - free.availablePermits()) * UNIT;
    if (held + idleBytes > bytes) {
      idle.clear();
      idleBytes = 0;
    }
  }

  void release(ByteBuffer buffer, int held) {
    synchronized (this) {
      idle.computeIfAbsent(buffer.capacity(), size -> new ArrayDeque<>()).push(buffer);
      idleBytes += buffer.capacity();
    }
    free.release(held);
  }
}
