package io.holdfast.swift;

import io.holdfast.engine.store.Payload;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** A payload as the body of a request, and of the same request with another token. */
final class PayloadBody implements Closeable {

  private static final int PIECE = 1 << 16;

  private final Payload payload;
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private final Queue<InputStream> pipes = new ConcurrentLinkedQueue<>();

  PayloadBody(Payload payload) {
    this.payload = payload;
  }

  /** Lower-case hex of the MD5. */
  static String md5(Payload payload) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      payload.writeTo(new DigestChannel(digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private record DigestChannel(MessageDigest digest) implements WritableByteChannel {

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      digest.update(source);
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  BodyPublisher publisher() {
    if (payload.length() == 0) {
      return BodyPublishers.noBody();
    }
    BodyPublisher bytes =
        payload
            .inMemory()
            .<BodyPublisher>map(memory -> BodyPublishers.ofByteArrays(() -> new Pieces(memory)))
            .orElseGet(() -> BodyPublishers.ofInputStream(this::piped));
    return BodyPublishers.fromPublisher(bytes, payload.length());
  }

  /** What kept the payload from being written; null if nothing did. */
  IOException failure() {
    return failure.get();
  }

  private InputStream piped() {
    try {
      PipedInputStream input = new PipedInputStream(PIECE);
      pipes.add(input);
      PipedOutputStream output = new PipedOutputStream(input);
      Thread writer = new Thread(() -> write(output), "swift-payload");
      writer.setDaemon(true);
      writer.start();
      return input;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Ends writers whose bytes nobody reads any more. */
  @Override
  public void close() throws IOException {
    for (InputStream pipe : pipes) {
      pipe.close();
    }
  }

  private void write(PipedOutputStream output) {
    try (output) {
      payload.writeTo(Channels.newChannel(output));
    } catch (IOException broken) {
      failure.compareAndSet(null, broken);
    }
  }

  /** Copies of a buffer, one after the other. */
  private static final class Pieces implements Iterator<byte[]> {
    private final ByteBuffer memory;

    Pieces(ByteBuffer memory) {
      this.memory = memory.duplicate();
    }

    @Override
    public boolean hasNext() {
      return memory.hasRemaining();
    }

    @Override
    public byte[] next() {
      byte[] piece = new byte[Math.min(PIECE, memory.remaining())];
      memory.get(piece);
      return piece;
    }
  }
}
