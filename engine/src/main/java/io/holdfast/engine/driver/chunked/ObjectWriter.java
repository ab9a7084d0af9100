package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.Codec;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.format.Digests;
import io.holdfast.engine.format.StoredObject;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Compresses data objects, takes their digests and stores them. Threads: any. */
final class ObjectWriter {

  /** What was stored, and how many bytes it took. */
  record Written(StoredObject object, int storedBytes) {}

  private final ObjectStore store;
  private final String container;
  private final ChunkedSettings settings;
  private final ZeroObjects zeroObjects;

  ObjectWriter(
      ObjectStore store, String container, ChunkedSettings settings, ZeroObjects zeroObjects) {
    this.store = store;
    this.container = container;
    this.settings = settings;
    this.zeroObjects = zeroObjects;
  }

  /**
   * Stores bytes of the volume.
   *
   * @param data direct; its position does not move
   * @param spare direct, at least as large; overwritten
   */
  Written write(String name, long offset, ByteBuffer data, ByteBuffer spare) throws IOException {
    String md5 = Digests.hex(Digests.md5(), data);
    ByteBuffer compressed = compress(data, spare);
    Compression used = compressed == null ? Compression.NONE : settings.compression();
    ByteBuffer stored = compressed == null ? data : compressed;
    String digest = used == Compression.NONE ? null : storedDigest(stored);
    store.put(container, name, Payload.of(stored));
    StoredObject object = new StoredObject(name, offset, data.remaining(), md5, used, digest);
    return new Written(object, stored.remaining());
  }

  // Bytes that are stored as they are have their digest in md5 already.
  private String storedDigest(ByteBuffer stored) {
    return settings.storedDigests() ? Digests.hex(Digests.sha256(), stored) : null;
  }

  // Not smaller than the raw bytes counts as not compressed (chunked-format.md section 2).
  private ByteBuffer compress(ByteBuffer data, ByteBuffer spare) throws IOException {
    Compression wanted = settings.compression();
    if (wanted == Compression.NONE || !Sample.shrinks(data, spare)) {
      return null;
    }
    ByteBuffer target = spare.slice(0, data.remaining() - 1);
    return Codec.compress(wanted, data, target) ? target : null;
  }

  /** Stores a run of zeros, whose compressed form is known. */
  Written writeZeros(String name, long offset, int length) throws IOException {
    ZeroObject zero = zeroObjects.of(length);
    store.put(container, name, zero.payload());
    String digest = settings.storedDigests() ? zero.storedSha256() : null;
    StoredObject object =
        new StoredObject(name, offset, length, zero.md5(), zero.compression(), digest);
    return new Written(object, (int) zero.payload().length());
  }
}
