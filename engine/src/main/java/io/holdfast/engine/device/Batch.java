package io.holdfast.engine.device;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads and writes of one device that may be under way together, in any order: their ranges must
 * not overlap. A buffer is used from its position to its limit, which both stay, and belongs to the
 * batch until {@link #finish} or {@link #close} returned. If any method fails with a {@link
 * StuckDeviceException}, the buffers belong to the device until that says otherwise. One thread.
 */
public interface Batch extends Closeable {

  /**
   * Fills a buffer from {@code offset}.
   *
   * @throws IOException now or in {@link #finish}, also if the device ends before the buffer is
   *     full
   */
  void read(long offset, ByteBuffer target) throws IOException;

  /** Writes a buffer at {@code offset}; fails now or in {@link #finish}. */
  void write(long offset, ByteBuffer source) throws IOException;

  /** Makes a range read as zeros; fails now or in {@link #finish}. */
  void zero(long offset, long length) throws IOException;

  /** Returns when all that was begun has ended well; more may be begun then. */
  void finish() throws IOException;

  /**
   * Waits until nothing is under way any more, whether it ends well or not.
   *
   * @throws java.io.UncheckedIOException of a {@link StuckDeviceException}, if it does not end
   */
  @Override
  void close();
}
