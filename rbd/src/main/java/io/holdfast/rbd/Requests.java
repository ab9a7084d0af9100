package io.holdfast.rbd;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.holdfast.rbd.Librbd.Loaded;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Asynchronous requests to one image, so many at a time, awaited in their order. No native thread
 * enters Java: the oldest completion is waited for. Each request ends within the connection's time
 * for one. One thread.
 */
final class Requests implements AutoCloseable {

  /** The largest request: one object of the usual size. */
  static final int LARGEST = 4 * 1024 * 1024;

  /** One such request touches 64 objects of the usual size. */
  private static final long ZERO_AT_ONCE = 64L * LARGEST;

  /** Hints to the OSD: read or written in order, and not again soon (librados's fadvise bits). */
  private static final int SEQUENTIAL_NOT_CACHED = 0x48;

  /**
   * A request under way.
   *
   * @param expected what a good one returns, -1 if anything not below 0
   */
  private record Pending(String what, Pointer completion, long expected) {}

  private final String path;
  private final Pointer image;
  private final int atOnce;
  private final Consumer<CephException> failed;
  private final Runnable closed;
  private final Deque<Pending> pending = new ArrayDeque<>();

  /**
   * @param failed is told of each failure
   * @param closed is called once nothing is under way any more
   */
  Requests(
      String path, Pointer image, int atOnce, Consumer<CephException> failed, Runnable closed) {
    this.path = path;
    this.image = image;
    this.atOnce = atOnce;
    this.failed = failed;
    this.closed = closed;
  }

  /** Reads into memory that must stay until {@link #finish} or {@link #close}. */
  void read(long offset, Pointer memory, long length) throws IOException {
    for (long done = 0; done < length; done += LARGEST) {
      long piece = Math.min(LARGEST, length - done);
      long from = offset + done;
      Pointer into = memory.share(done);
      begin(
          "To read " + piece + " bytes at " + from + " of " + path,
          piece,
          completion ->
              Loaded.LIBRBD.rbd_aio_read2(
                  image, from, piece, into, completion, SEQUENTIAL_NOT_CACHED));
    }
  }

  /** Writes from memory that must stay until {@link #finish} or {@link #close}. */
  void write(long offset, Pointer memory, long length) throws IOException {
    for (long done = 0; done < length; done += LARGEST) {
      long piece = Math.min(LARGEST, length - done);
      long to = offset + done;
      Pointer from = memory.share(done);
      begin(
          "To write " + piece + " bytes at " + to + " of " + path,
          -1,
          completion ->
              Loaded.LIBRBD.rbd_aio_write2(
                  image, to, piece, from, completion, SEQUENTIAL_NOT_CACHED));
    }
  }

  /** Makes a range read as zeros; gives back the space of whole objects. */
  void zero(long offset, long length) throws IOException {
    for (long done = 0; done < length; done += ZERO_AT_ONCE) {
      long piece = Math.min(ZERO_AT_ONCE, length - done);
      long to = offset + done;
      begin(
          "To zero " + piece + " bytes at " + to + " of " + path,
          -1,
          completion -> Loaded.LIBRBD.rbd_aio_write_zeroes(image, to, piece, completion, 0, 0));
    }
  }

  @FunctionalInterface
  private interface Submission {
    int submit(Pointer completion);
  }

  private void begin(String what, long expected, Submission submission) throws IOException {
    while (pending.size() >= atOnce) {
      awaitOldest();
    }
    PointerByReference made = new PointerByReference();
    check(what, Loaded.LIBRBD.rbd_aio_create_completion(Pointer.NULL, null, made));
    Pointer completion = made.getValue();
    int result = submission.submit(completion);
    if (result < 0) {
      Loaded.LIBRBD.rbd_aio_release(completion);
      check(what, result);
    }
    pending.add(new Pending(what, completion, expected));
  }

  private void check(String what, long result) throws IOException {
    if (result < 0) {
      CephException failure = CephException.of(what, result);
      failed.accept(failure);
      throw failure;
    }
  }

  /** Returns when all requests ended well. */
  void finish() throws IOException {
    while (!pending.isEmpty()) {
      awaitOldest();
    }
  }

  private void awaitOldest() throws IOException {
    Pending oldest = pending.remove();
    long result;
    try {
      check(oldest.what, Loaded.LIBRBD.rbd_aio_wait_for_complete(oldest.completion));
      result = Loaded.LIBRBD.rbd_aio_get_return_value(oldest.completion);
    } finally {
      Loaded.LIBRBD.rbd_aio_release(oldest.completion);
    }
    check(oldest.what, result);
    if (oldest.expected >= 0 && result != oldest.expected) {
      throw new IOException(oldest.what + " failed: only " + result + " bytes came");
    }
  }

  /** Waits until no request is under way any more: then the memory is free. */
  @Override
  public void close() {
    while (!pending.isEmpty()) {
      try {
        awaitOldest();
      } catch (IOException alreadyFailing) {
        // The first failure was thrown by finish or begin; here only the end counts.
        continue;
      }
    }
    closed.run();
  }
}
