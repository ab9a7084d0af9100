package io.holdfast.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** The bytes of an object. May be written more than once, the same each time. */
public interface Payload {

  /** Bytes in all. */
  long length();

  /** Writes all bytes. */
  void writeTo(WritableByteChannel channel) throws IOException;

  /** A buffer as it is now; the caller leaves it alone until the put has returned. */
  static Payload of(ByteBuffer bytes) {
    return new BufferPayload(bytes.asReadOnlyBuffer());
  }

  /** An array as it is now. */
  static Payload of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }
}
