package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.chunked.RestorePlan.OwnedObject;
import io.holdfast.engine.pipeline.BoundedTasks;
import io.holdfast.engine.pipeline.Lease;
import io.holdfast.engine.pipeline.MemoryBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;

/** Carries a restore plan out, several objects side by side. Used once, by one thread. */
final class BackupReader {

  /** The most that is written at once; two pieces of each object are in memory. */
  private static final int PIECE = 2 << 20;

  /** A hole is made in parts, so that a cancelled job need not wait for all of it. */
  private static final long HOLE = 1L << 30;

  /** What is done with an object. */
  @FunctionalInterface
  private interface Reading {
    void read(ObjectReader object, ByteBuffer memory) throws IOException;
  }

  private final RestorePlan plan;
  private final BlockDevice target;
  private final BlockHasher hasher;
  private final MemoryBudget budget;
  private final ExecutorService executor;
  private final int atOnce;
  private final JobWatch watch;
  private long fetched;

  BackupReader(
      RestorePlan plan,
      BlockDevice target,
      MemoryBudget budget,
      ExecutorService executor,
      int atOnce,
      JobControl control) {
    this.plan = plan;
    this.target = target;
    this.hasher = new BlockHasher(plan.hashes().blockBytes());
    this.budget = budget;
    this.executor = executor;
    this.atOnce = atOnce;
    this.watch = new JobWatch(control, plan.stateBytes());
  }

  /** Objects that were read. */
  long fetched() {
    return fetched;
  }

  /** Writes the state, from the objects that own a part of it, with zeros elsewhere. */
  void restore() throws IOException {
    readAll(plan.owners(), ObjectReader::restore);
    zeroGaps();
    // Whatever was on a larger volume must not show through (weaknesses.md A8).
    zero(plan.stateBytes(), target.size());
    watch.check();
    target.flush();
  }

  /** Reads every object of every layer to its end and checks it, owner or not. */
  void verify() throws IOException {
    readAll(plan.objects(), ObjectReader::verify);
    zeroGaps();
    watch.check();
  }

  private void readAll(Iterable<OwnedObject> objects, Reading reading) throws IOException {
    try (BoundedTasks<OwnedObject> tasks =
        new BoundedTasks<>(executor, atOnce, done -> fetched++)) {
      for (OwnedObject work : objects) {
        watch.check();
        submit(work, reading, tasks);
      }
      tasks.finish();
    } catch (IOException failure) {
      watch.fail(failure);
      throw failure;
    }
  }

  private void submit(OwnedObject work, Reading reading, BoundedTasks<OwnedObject> tasks)
      throws IOException {
    tasks.awaitPlace();
    Lease memory = budget.acquire(2 * pieceBytes(work.object().length()));
    try {
      tasks.submit(() -> run(work, reading, memory));
    } catch (IOException | RuntimeException failure) {
      memory.close();
      throw failure;
    }
  }

  /** Small objects take little; there are few sizes, so that buffers are used again. */
  private int pieceBytes(long objectBytes) {
    int piece = plan.hashes().blockBytes();
    long largest = Math.min(PIECE, budget.totalBytes() / 2);
    while (2L * piece <= largest && piece < objectBytes) {
      piece *= 2;
    }
    return piece;
  }

  private OwnedObject run(OwnedObject work, Reading reading, Lease memory) throws IOException {
    try {
      memory.use(buffer -> read(work, reading, buffer));
    } catch (IOException failure) {
      watch.fail(failure);
      throw failure;
    }
    watch.done(work.ownedBytes());
    return work;
  }

  private OwnedObject read(OwnedObject work, Reading reading, ByteBuffer memory)
      throws IOException {
    reading.read(new ObjectReader(work, plan, hasher, target, watch), memory);
    return work;
  }

  private void zeroGaps() throws IOException {
    for (Slice gap : plan.gaps()) {
      requireZeros(gap);
      zero(gap.offset(), gap.end());
    }
  }

  private void requireZeros(Slice gap) throws IOException {
    int block = plan.hashes().blockBytes();
    for (long at = gap.offset(); at < gap.end(); at += block) {
      int length = (int) Math.min(block, gap.end() - at);
      if (!plan.hashes().hashes().matches(at / block, hasher.ofZeros(length))) {
        throw new DamagedBackupException("No backup of the chain holds block " + at / block + ".");
      }
    }
  }

  private void zero(long from, long end) throws IOException {
    for (long at = from; at < end; at += HOLE) {
      watch.check();
      target.zero(at, Math.min(HOLE, end - at));
    }
  }
}
