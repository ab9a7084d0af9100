package io.holdfast.rbd.backup;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extent;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.pipeline.BoundedTasks;
import io.holdfast.engine.pipeline.Lease;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.pipeline.ZeroRuns;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings parts of one device to another, several windows at a time in the node's shared memory.
 * What reads as zeros is zeroed, not written. One copy each; one thread begins it.
 */
final class DeviceCopy {

  /** What the target holds before. */
  enum Former {
    /** It reads as zeros, so that zeros can be left out. */
    ZEROS,
    /** Nobody knows. */
    ANYTHING,
    /** Mostly the same: it is read and compared, so that only differences are written. */
    ALIKE
  }

  private final BlockDevice source;
  private final BlockDevice target;
  private final Former former;
  private final CopySettings settings;
  private final MemoryBudget budget;
  private final ExecutorService executor;
  private final AtomicLong readBytes = new AtomicLong();
  private final AtomicLong writtenBytes = new AtomicLong();

  DeviceCopy(
      BlockDevice source,
      BlockDevice target,
      Former former,
      CopySettings settings,
      MemoryBudget budget,
      ExecutorService executor) {
    this.source = source;
    this.target = target;
    this.former = former;
    this.settings = settings;
    this.budget = budget;
    this.executor = executor;
  }

  /**
   * Copies extents: data is read, zeros are zeroed, what is unchanged is left.
   *
   * @param extents in ascending order
   */
  void copy(List<Extent> extents, JobControl control) throws IOException {
    long total = source.size();
    BoundedTasks.Receiver<Long> report = done -> control.progress(Math.min(done, total), total);
    try (BoundedTasks<Long> tasks =
        new BoundedTasks<>(executor, settings.windowsInFlight(), report)) {
      control.progress(0, total);
      for (Extent extent : extents) {
        for (long at = extent.offset(); at < extent.end(); at = borderAfter(at, extent.end())) {
          begin(tasks, extent.kind(), at, (int) (borderAfter(at, extent.end()) - at));
        }
      }
      tasks.finish();
    }
    control.progress(total, total);
  }

  /** Windows begin at multiples of their size, so that objects of images are touched by one. */
  private long borderAfter(long offset, long end) {
    return Math.min(end, (offset / settings.windowBytes() + 1) * settings.windowBytes());
  }

  private void begin(BoundedTasks<Long> tasks, Extent.Kind kind, long offset, int length)
      throws IOException {
    tasks.awaitPlace();
    switch (kind) {
      case DATA -> beginData(tasks, offset, length);
      case ZERO ->
          tasks.submit(
              () -> {
                zero(offset, length);
                return offset + length;
              });
      case UNCHANGED -> tasks.submit(() -> offset + length);
    }
  }

  private void beginData(BoundedTasks<Long> tasks, long offset, int length) throws IOException {
    Lease memory = budget.acquire(leaseBytes());
    try {
      tasks.submit(
          () -> {
            try (memory) {
              copyWindow(memory.buffer(), offset, length);
            }
            return offset + length;
          });
    } catch (IOException | RuntimeException refused) {
      memory.close();
      throw refused;
    }
  }

  /** Two windows, if the target's is read too. */
  private int leaseBytes() {
    return former == Former.ALIKE ? 2 * settings.windowBytes() : settings.windowBytes();
  }

  private void copyWindow(ByteBuffer memory, long offset, int length) throws IOException {
    ByteBuffer window = filled(source, memory.slice(0, length), offset);
    readBytes.addAndGet(length);
    if (former == Former.ALIKE) {
      ByteBuffer older = filled(target, memory.slice(settings.windowBytes(), length), offset);
      Differences.between(window, older, (at, run) -> write(offset + at, run));
    } else {
      write(offset, window);
    }
  }

  private static ByteBuffer filled(BlockDevice device, ByteBuffer window, long offset)
      throws IOException {
    int read = device.read(offset, window);
    if (read < window.limit()) {
      throw new EOFException("The device ended at byte " + (offset + read));
    }
    return window.flip();
  }

  private void write(long offset, ByteBuffer bytes) throws IOException {
    ZeroRuns.split(
        bytes,
        new ZeroRuns.Receiver() {
          @Override
          public void data(int at, ByteBuffer run) throws IOException {
            writtenBytes.addAndGet(run.remaining());
            target.write(offset + at, run);
          }

          @Override
          public void zeros(int at, int length) throws IOException {
            zero(offset + at, length);
          }
        });
  }

  private void zero(long offset, long length) throws IOException {
    if (former != Former.ZEROS) {
      target.zero(offset, length);
    }
  }

  long readBytes() {
    return readBytes.get();
  }

  long writtenBytes() {
    return writtenBytes.get();
  }
}
