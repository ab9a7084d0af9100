package io.holdfast.swift;

import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer as a stream that ends only at its announced length, and is not waited for
 * without end. One piece is asked for at a time, so that a reader that does not read holds the
 * server up and not the memory. Read by one thread.
 */
final class LimitedBody extends InputStream implements BodySubscriber<InputStream> {

  /** What came from the connection: bytes, its end, or its failure. */
  private record Piece(List<ByteBuffer> bytes, Throwable failure) {}

  private final String what;
  private final SwiftLimits limits;
  private final long length;
  private final LinkedBlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final Queue<ByteBuffer> ready = new ArrayDeque<>();
  private final CompletableFuture<Subscription> subscribed = new CompletableFuture<>();
  private long read;
  private long waitedNanos;

  private LimitedBody(String what, SwiftLimits limits, long length) {
    this.what = what;
    this.limits = limits;
    this.length = length;
  }

  /** Makes a stream of each answer. */
  static BodyHandler<InputStream> handler(String what, SwiftLimits limits) {
    return (ResponseInfo answer) ->
        new LimitedBody(
            what, limits, answer.headers().firstValueAsLong("Content-Length").orElse(-1));
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    if (!subscribed.complete(subscription)) {
      subscription.cancel();
      return;
    }
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    pieces.add(new Piece(bytes, null));
  }

  @Override
  public void onError(Throwable failure) {
    pieces.add(new Piece(List.of(), failure));
  }

  @Override
  public void onComplete() {
    pieces.add(new Piece(null, null));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (read == length) {
      return -1;
    }
    while (ready.isEmpty()) {
      if (!receive()) {
        return -1;
      }
    }
    ByteBuffer bytes = ready.peek();
    int taken = Math.min(count, bytes.remaining());
    bytes.get(target, offset, taken);
    if (!bytes.hasRemaining()) {
      ready.remove();
    }
    read += taken;
    return taken;
  }

  /** False at the end. */
  private boolean receive() throws IOException {
    Piece piece = awaited();
    if (piece.failure() != null) {
      throw broken(piece.failure().getMessage(), piece.failure());
    }
    if (piece.bytes() == null) {
      if (length >= 0) {
        throw broken("it ended early", null);
      }
      return false;
    }
    piece.bytes().stream().filter(ByteBuffer::hasRemaining).forEach(ready::add);
    subscribed.join().request(1);
    return true;
  }

  private Piece awaited() throws IOException {
    long start = System.nanoTime();
    long left = limits.forBody(read).toNanos() - waitedNanos;
    long wait = Math.min(left, limits.answer().toNanos());
    try {
      Piece piece = pieces.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
      waitedNanos += System.nanoTime() - start;
      if (piece == null) {
        throw broken("it came too slowly", null);
      }
      return piece;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(what + " was interrupted");
    }
  }

  private TemporaryStoreException broken(String reason, Throwable cause) {
    close();
    String of = length < 0 ? "" : " of " + length;
    return new TemporaryStoreException(
        "%s failed after %d%s bytes: %s".formatted(what, read, of, reason), cause);
  }

  /** Ends the connection, if there is more to come. */
  @Override
  public void close() {
    if (subscribed.isDone()) {
      subscribed.join().cancel();
    } else {
      subscribed.cancel(true);
    }
  }
}
