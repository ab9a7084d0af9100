package io.holdfast.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** The bytes of an object. May be written more than once, the same each time. */
public interface Payload {

  /** Bytes in all. */
  long length();

  /** Writes all bytes. */
  void writeTo(WritableByteChannel channel) throws IOException;

  /**
   * The bytes where they lie, if they are in memory already: to read, not to change, as long as the
   * payload may be written. Saves a copy to who needs them all together.
   */
  default Optional<ByteBuffer> inMemory() {
    return Optional.empty();
  }

  /** A buffer as it is now; the caller leaves it alone until the put has returned. */
  static Payload of(ByteBuffer bytes) {
    return new BufferPayload(bytes.asReadOnlyBuffer());
  }

  /** An array as it is now. */
  static Payload of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }
}
