package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.Codec;
import io.holdfast.engine.format.Compression;
import io.holdfast.engine.format.Digests;
import io.holdfast.engine.store.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs of zeros, compressed and digested once for each length. Holds one window of zeros outside
 * the memory budget. Threads: any.
 */
final class ZeroObjects {

  /** Lengths that are remembered; the window's own is asked for again and again. */
  private static final int REMEMBERED = 16;

  private final ChunkedSettings settings;
  private final Map<Integer, ZeroObject> known = new LinkedHashMap<>();
  private ByteBuffer zeros;

  ZeroObjects(ChunkedSettings settings) {
    this.settings = settings;
  }

  /** The object for a run of this length, at most a window. */
  synchronized ZeroObject of(int length) throws IOException {
    ZeroObject object = known.get(length);
    if (object == null) {
      object = make(zeros(length));
      known.put(length, object);
      forgetOldest();
    }
    return object;
  }

  private ByteBuffer zeros(int length) {
    if (zeros == null) {
      zeros = ByteBuffer.allocateDirect(settings.windowBytes());
    }
    return zeros.slice(0, length);
  }

  private ZeroObject make(ByteBuffer data) throws IOException {
    ByteBuffer target = ByteBuffer.allocateDirect(Math.max(64, data.remaining() / 256));
    ByteBuffer fitting = target.slice(0, Math.min(target.capacity(), data.remaining() - 1));
    boolean compressed = Codec.compress(settings.compression(), data, fitting);
    ByteBuffer stored = compressed ? fitting : data;
    return new ZeroObject(
        Payload.of(stored),
        compressed ? settings.compression() : Compression.NONE,
        Digests.hex(Digests.md5(), data),
        compressed ? Digests.hex(Digests.sha256(), stored) : null);
  }

  private void forgetOldest() {
    if (known.size() > REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
