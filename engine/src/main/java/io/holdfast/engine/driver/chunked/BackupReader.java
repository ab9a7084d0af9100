package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.chunked.RestorePlan.OwnedObject;
import io.holdfast.engine.pipeline.BoundedTasks;
import io.holdfast.engine.pipeline.Lease;
import io.holdfast.engine.pipeline.MemoryBudget;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/** Carries a restore plan out, several objects side by side. Used once, by one thread. */
final class BackupReader {

  private static final int PIECE = 1 << 20;

  private final RestorePlan plan;
  private final BlockDevice target;
  private final BlockHasher hasher;
  private final MemoryBudget budget;
  private final ExecutorService executor;
  private final int atOnce;
  private final AtomicLong doneBytes = new AtomicLong();
  private long fetched;

  BackupReader(
      RestorePlan plan,
      BlockDevice target,
      MemoryBudget budget,
      ExecutorService executor,
      int atOnce) {
    this.plan = plan;
    this.target = target;
    this.hasher = new BlockHasher(plan.hashes().blockBytes());
    this.budget = budget;
    this.executor = executor;
    this.atOnce = atOnce;
  }

  /** Objects that were read. */
  long fetched() {
    return fetched;
  }

  /**
   * Writes the state, with zeros where no layer holds anything.
   *
   * @param whole whether every object of every layer is read to its end and checked
   */
  void read(boolean whole, JobControl control) throws IOException {
    try (BoundedTasks<OwnedObject> tasks =
        new BoundedTasks<>(executor, atOnce, done -> fetched++)) {
      for (OwnedObject work : plan.objects()) {
        if (whole || !work.owned().isEmpty()) {
          control.progress(doneBytes.get(), plan.stateBytes());
          submit(work, whole, tasks, control);
        }
      }
      tasks.finish();
    }
    zeroGaps();
  }

  private void submit(
      OwnedObject work, boolean whole, BoundedTasks<OwnedObject> tasks, JobControl control)
      throws IOException {
    Lease memory = budget.acquire(pieceBytes());
    try {
      tasks.submit(() -> run(work, whole, memory, control));
    } catch (IOException | RuntimeException failure) {
      memory.close();
      throw failure;
    }
  }

  private int pieceBytes() {
    int block = plan.hashes().blockBytes();
    return Math.max(block, PIECE / block * block);
  }

  private OwnedObject run(OwnedObject work, boolean whole, Lease memory, JobControl control)
      throws IOException {
    try (memory) {
      new ObjectReader(work, plan, hasher, target).read(memory.buffer(), whole);
    }
    long owned = work.owned().stream().mapToLong(Slice::length).sum();
    control.progress(doneBytes.addAndGet(owned), plan.stateBytes());
    return work;
  }

  private void zeroGaps() throws IOException {
    int block = plan.hashes().blockBytes();
    for (Slice gap : plan.gaps()) {
      for (long at = gap.offset(); at < gap.end(); at += block) {
        int length = (int) Math.min(block, gap.end() - at);
        if (!plan.hashes().hashes().matches(at / block, hasher.ofZeros(length))) {
          throw new io.holdfast.engine.driver.DamagedBackupException(
              "No backup of the chain holds block " + at / block + ".");
        }
      }
      target.zero(gap.offset(), gap.length());
    }
  }
}
