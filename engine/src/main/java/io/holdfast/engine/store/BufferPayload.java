package io.holdfast.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** The remaining bytes of a buffer. */
record BufferPayload(ByteBuffer bytes) implements Payload {

  @Override
  public long length() {
    return bytes.remaining();
  }

  @Override
  public void writeTo(WritableByteChannel channel) throws IOException {
    ByteBuffer source = bytes.duplicate();
    while (source.hasRemaining()) {
      channel.write(source);
    }
  }

  @Override
  public Optional<ByteBuffer> inMemory() {
    return Optional.of(bytes.duplicate());
  }
}
