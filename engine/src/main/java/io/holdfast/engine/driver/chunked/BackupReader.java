package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.engine.driver.chunked.RestorePlan.OwnedObject;
import io.holdfast.engine.pipeline.BoundedTasks;
import io.holdfast.engine.pipeline.MemoryBudget;
import io.holdfast.engine.pipeline.Places;
import io.holdfast.engine.pipeline.Room;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;

/** Carries a restore plan out, several objects side by side. Used once, by one thread. */
final class BackupReader {

  /**
   * The most that is written at once: an object of RBD, of the usual size. Two pieces of each
   * object are in memory.
   */
  private static final int PIECE = 4 << 20;

  /**
   * Pieces up to this are small: what they take is mostly the wait for the store and the target.
   */
  private static final int SMALL_PIECE = PIECE / 8;

  /**
   * Places for each window in flight. A small object takes one and a large one two: two of these
   * hold much less memory than a window, and one waits for its target while the other works.
   */
  private static final int PLACES = 4;

  private static final int PLACES_OF_LARGE = 2;

  /** Objects that were read already, but not counted, because one before them is still read. */
  private static final int UNCOUNTED = 64;

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
  private final Places places;
  private final JobWatch watch;
  private long fetched;

  /**
   * @param windowsInFlight twice as many objects are read together, or four times as many small
   *     ones
   */
  BackupReader(
      RestorePlan plan,
      BlockDevice target,
      MemoryBudget budget,
      ExecutorService executor,
      int windowsInFlight,
      JobControl control) {
    this.plan = plan;
    this.target = target;
    this.hasher = new BlockHasher(plan.hashes().blockBytes());
    this.budget = budget;
    this.executor = executor;
    this.places = new Places(PLACES * windowsInFlight);
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
        new BoundedTasks<>(executor, UNCOUNTED, done -> fetched++)) {
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
    int piece = pieceBytes(work.object().length());
    Room room = places.take(piece > SMALL_PIECE ? PLACES_OF_LARGE : 1, budget, 2 * piece);
    try {
      tasks.submit(() -> run(work, reading, room));
    } catch (IOException | RuntimeException failure) {
      room.close();
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

  private OwnedObject run(OwnedObject work, Reading reading, Room room) throws IOException {
    try {
      room.use(buffer -> read(work, reading, buffer));
    } catch (IOException failure) {
      watch.fail(failure);
      throw failure;
    } finally {
      room.close();
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
