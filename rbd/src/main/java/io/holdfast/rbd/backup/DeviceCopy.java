package io.holdfast.rbd.backup;

import io.holdfast.engine.device.Batch;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.device.Extent;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.pipeline.BoundedTasks;
import io.holdfast.engine.pipeline.Lease;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.pipeline.ZeroRuns;
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
      CopyWindow.cut(extents, settings.windowBytes(), window -> begin(tasks, window));
      tasks.finish();
    }
    control.progress(total, total);
  }

  private void begin(BoundedTasks<Long> tasks, CopyWindow window) throws IOException {
    tasks.awaitPlace();
    if (window.data().isEmpty()) {
      tasks.submit(
          () -> {
            zero(window);
            return window.end();
          });
      return;
    }
    Lease memory = budget.acquire(leaseBytes());
    try {
      tasks.submit(() -> memory.use(buffer -> copy(window, buffer)));
    } catch (IOException | RuntimeException refused) {
      memory.close();
      throw refused;
    }
  }

  /** Two windows, if the target's is read too. */
  private int leaseBytes() {
    return former == Former.ALIKE ? 2 * settings.windowBytes() : settings.windowBytes();
  }

  private void zero(CopyWindow window) throws IOException {
    try (Batch writing = target.batch()) {
      writeZeros(window, writing);
      writing.finish();
    }
  }

  private long copy(CopyWindow window, ByteBuffer memory) throws IOException {
    ByteBuffer bytes = memory.slice(0, settings.windowBytes());
    read(source, window, bytes);
    readBytes.addAndGet(window.data().stream().mapToLong(Extent::length).sum());
    if (former == Former.ALIKE) {
      ByteBuffer older = memory.slice(settings.windowBytes(), settings.windowBytes());
      read(target, window, older);
      writeDifferences(window, bytes, older);
    } else {
      write(window, bytes);
    }
    return window.end();
  }

  private static void read(BlockDevice device, CopyWindow window, ByteBuffer bytes)
      throws IOException {
    try (Batch reading = device.batch()) {
      for (Extent part : window.data()) {
        reading.read(part.offset(), window.slice(bytes, part));
      }
      reading.finish();
    }
  }

  private void write(CopyWindow window, ByteBuffer bytes) throws IOException {
    try (Batch writing = target.batch()) {
      for (Extent part : window.data()) {
        write(writing, part.offset(), window.slice(bytes, part));
      }
      writeZeros(window, writing);
      writing.finish();
    }
  }

  private void writeDifferences(CopyWindow window, ByteBuffer bytes, ByteBuffer older)
      throws IOException {
    try (Batch writing = target.batch()) {
      for (Extent part : window.data()) {
        Differences.between(
            window.slice(bytes, part),
            window.slice(older, part),
            (at, run) -> write(writing, part.offset() + at, run));
      }
      writeZeros(window, writing);
      writing.finish();
    }
  }

  private void write(Batch writing, long offset, ByteBuffer bytes) throws IOException {
    ZeroRuns.split(
        bytes,
        new ZeroRuns.Receiver() {
          @Override
          public void data(int at, ByteBuffer run) throws IOException {
            writtenBytes.addAndGet(run.remaining());
            writing.write(offset + at, run);
          }

          @Override
          public void zeros(int at, int length) throws IOException {
            writeZeros(writing, offset + at, length);
          }
        });
  }

  private void writeZeros(CopyWindow window, Batch writing) throws IOException {
    for (Extent part : window.zeros()) {
      writeZeros(writing, part.offset(), part.length());
    }
  }

  private void writeZeros(Batch writing, long offset, long length) throws IOException {
    if (former != Former.ZEROS) {
      writing.zero(offset, length);
    }
  }

  long readBytes() {
    return readBytes.get();
  }

  long writtenBytes() {
    return writtenBytes.get();
  }
}
