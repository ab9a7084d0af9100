package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.Codec;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.format.Digests;
import io.holdfast.engine.format.StoredObject;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The volume bytes of one stored object. What the decompressor does not like is damage; what the
 * store does not give is a failing store. Used by one thread.
 */
final class ObjectStream implements Closeable {

  private static final int COPY = 1 << 16;

  private final StoredBackup backup;
  private final StoredObject object;
  private final MessageDigest sha256 = Digests.sha256();
  private final byte[] copy = new byte[COPY];
  private final StoreStream stored;
  private final InputStream digested;
  private final InputStream plain;

  /**
   * @param digest whether the stored bytes are digested on the way
   */
  ObjectStream(StoredBackup backup, StoredObject object, boolean digest) throws IOException {
    this.backup = backup;
    this.object = object;
    this.stored = new StoreStream(backup.stored(object.name()));
    this.digested = digest ? new DigestInputStream(stored, sha256) : stored;
    try {
      this.plain = decompressed();
    } catch (IOException failure) {
      stored.close();
      throw failure;
    }
  }

  private InputStream decompressed() throws IOException {
    try {
      // Read in large steps as it is, and in small ones by what decompresses.
      return object.compression() == Compression.NONE
          ? digested
          : Codec.decompress(object.compression(), new BufferedInputStream(digested, COPY));
    } catch (IOException | RuntimeException failure) {
      throw blamed(failure);
    }
  }

  /** Fills a buffer with the next bytes and flips it. */
  void fill(ByteBuffer piece, int length) throws IOException {
    piece.clear().limit(length);
    while (piece.hasRemaining()) {
      if (read(piece) < 0) {
        throw backup.damaged(
            object.name(), "is shorter than its " + object.length() + " bytes", null);
      }
    }
    piece.flip();
  }

  private int read(ByteBuffer piece) throws IOException {
    if (plain == stored && stored.readsIntoBuffers()) {
      return stored.read(piece);
    }
    int read = read(Math.min(copy.length, piece.remaining()));
    if (read > 0) {
      piece.put(copy, 0, read);
    }
    return read;
  }

  private int read(int wanted) throws IOException {
    try {
      return plain.read(copy, 0, wanted);
    } catch (IOException | RuntimeException failure) {
      throw blamed(failure);
    }
  }

  private IOException blamed(Exception failure) {
    if (stored.failure != null) {
      return stored.failure;
    }
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return backup.damaged(object.name(), "cannot be decompressed: " + reason, failure);
  }

  /** Checks that no byte of the volume follows. */
  void requireEnd() throws IOException {
    if (read(1) >= 0) {
      throw backup.damaged(object.name(), "is longer than its " + object.length() + " bytes", null);
    }
  }

  /** Lower-case hex of the SHA-256 of all stored bytes, those after the compressed ones too. */
  String storedSha256() throws IOException {
    int read;
    do {
      read = digested.read(copy);
    } while (read >= 0);
    return HexFormat.of().formatHex(sha256.digest());
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  /** Remembers if it was the store that failed. */
  private static final class StoreStream extends FilterInputStream {

    private IOException failure;

    StoreStream(InputStream stored) {
      super(stored);
    }

    boolean readsIntoBuffers() {
      return in instanceof ReadableByteChannel;
    }

    int read(ByteBuffer target) throws IOException {
      try {
        return ((ReadableByteChannel) in).read(target);
      } catch (IOException broken) {
        failure = broken;
        throw broken;
      }
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException broken) {
        failure = broken;
        throw broken;
      }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (IOException broken) {
        failure = broken;
        throw broken;
      }
    }
  }
}
