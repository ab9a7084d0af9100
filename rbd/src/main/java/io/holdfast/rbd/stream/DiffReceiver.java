package io.holdfast.rbd.stream;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes what a stream holds, in its order. */
public interface DiffReceiver {

  /** Comes once, before all else. */
  void header(DiffHeader header) throws IOException;

  /** Bytes that are so now; the buffer is used again after the call. */
  void data(long offset, ByteBuffer bytes) throws IOException;

  /** A run that reads as zeros now. */
  void zeros(long offset, long length) throws IOException;
}
