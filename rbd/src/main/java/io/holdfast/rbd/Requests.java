package io.holdfast.rbd;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.holdfast.engine.device.StuckDeviceException;
import io.holdfast.rbd.Librbd.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Asynchronous requests to one image, so many at a time. No native thread enters Java: completions
 * are waited for. If one does not end in time all are given up: they go on, and the image and their
 * memory stay, until the library lets go of them. One thread.
 */
final class Requests implements AutoCloseable {

  /** The largest request: one object of the usual size. */
  static final int LARGEST = 4 * 1024 * 1024;

  /** One such request touches 64 objects of the usual size. */
  private static final long ZERO_AT_ONCE = 64L * LARGEST;

  /** Hints to the OSD: read or written in order, and not again soon (librados's fadvise bits). */
  private static final int SEQUENTIAL_NOT_CACHED = 0x48;

  private final String path;
  private final Pointer image;
  private final int atOnce;
  private final Patience patience;
  private final Consumer<CephException> failed;
  private final Runnable closed;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private StuckDeviceException stuck;
  private boolean over;

  /**
   * @param patience with requests that were begun
   * @param failed is told of each failure
   * @param closed is called once nothing is under way any more
   */
  Requests(
      String path,
      Pointer image,
      int atOnce,
      Patience patience,
      Consumer<CephException> failed,
      Runnable closed) {
    this.path = path;
    this.image = image;
    this.atOnce = atOnce;
    this.patience = patience;
    this.failed = failed;
    this.closed = closed;
  }

  private static Pointer memory(ByteBuffer direct) {
    return Native.getDirectBufferPointer(direct).share(direct.position());
  }

  /** Reads into a direct buffer that must stay until {@link #finish} or {@link #close}. */
  void read(long offset, ByteBuffer target) throws IOException {
    Pointer memory = memory(target);
    int length = target.remaining();
    for (long done = 0; done < length; done += LARGEST) {
      long piece = Math.min(LARGEST, length - done);
      long from = offset + done;
      Pointer into = memory.share(done);
      begin(
          "To read " + piece + " bytes at " + from + " of " + path,
          piece,
          target,
          completion ->
              Loaded.LIBRBD.rbd_aio_read2(
                  image, from, piece, into, completion, SEQUENTIAL_NOT_CACHED));
    }
  }

  /** Writes from a direct buffer that must stay until {@link #finish} or {@link #close}. */
  void write(long offset, ByteBuffer source) throws IOException {
    Pointer memory = memory(source);
    int length = source.remaining();
    for (long done = 0; done < length; done += LARGEST) {
      long piece = Math.min(LARGEST, length - done);
      long to = offset + done;
      Pointer from = memory.share(done);
      begin(
          "To write " + piece + " bytes at " + to + " of " + path,
          -1,
          source,
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
          null,
          completion -> Loaded.LIBRBD.rbd_aio_write_zeroes(image, to, piece, completion, 0, 0));
    }
  }

  @FunctionalInterface
  private interface Submission {
    int submit(Pointer completion);
  }

  private void begin(String what, long expected, ByteBuffer memory, Submission submission)
      throws IOException {
    requireUsable();
    while (pending.size() >= atOnce) {
      awaitEnd(List.of(pending.element()));
      take();
    }
    PointerByReference made = new PointerByReference();
    check(what, Loaded.LIBRBD.rbd_aio_create_completion(Pointer.NULL, null, made));
    Pointer completion = made.getValue();
    int result = submission.submit(completion);
    if (result < 0) {
      Loaded.LIBRBD.rbd_aio_release(completion);
      check(what, result);
    }
    pending.add(new Pending(what, completion, expected, memory));
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
    requireUsable();
    awaitEnd(pending);
    while (!pending.isEmpty()) {
      take();
    }
  }

  private void requireUsable() throws StuckDeviceException {
    if (stuck != null) {
      throw stuck;
    }
    if (over) {
      throw new IllegalStateException("requests to " + path + " after their end");
    }
  }

  /** Takes the oldest request, which has ended. */
  private void take() throws IOException {
    Pending oldest = pending.remove();
    long result = oldest.result();
    check(oldest.what(), result);
    if (oldest.expected() >= 0 && result != oldest.expected()) {
      throw new IOException(oldest.what() + " failed: only " + result + " bytes came");
    }
  }

  private void awaitEnd(Collection<Pending> requests) throws StuckDeviceException {
    Optional<CompletableFuture<Void>> late = patience.await(requests);
    if (late.isPresent()) {
      giveUp(late.get());
      throw stuck;
    }
  }

  /** From now on the requests are those of the threads that wait for them. */
  private void giveUp(CompletableFuture<Void> late) {
    Pending slow =
        pending.stream().filter(request -> !request.ended()).findFirst().orElse(pending.element());
    CephException reason = CephException.timeout(slow.what(), patience.limit().toSeconds());
    failed.accept(reason);
    CompletableFuture<Void> ended = patience.after(late, () -> pending.forEach(Pending::result));
    patience.after(ended, closed);
    stuck = new StuckDeviceException(reason.getMessage(), ended);
  }

  /** Waits until no request is under way any more: then the memory is free. */
  @Override
  public void close() {
    if (over || stuck != null) {
      return;
    }
    try {
      awaitEnd(pending);
    } catch (StuckDeviceException givenUp) {
      throw new UncheckedIOException(givenUp);
    }
    over = true;
    while (!pending.isEmpty()) {
      try {
        take();
      } catch (IOException alreadyFailing) {
        // The first failure was thrown by finish or begin; here only the end counts.
        continue;
      }
    }
    closed.run();
  }
}
