package io.holdfast.engine.device;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A device that is read and written at an offset: the two ends of every backup and restore.
 *
 * <p>Threads: reads and writes of different ranges may run at the same time; {@link #close()} is
 * called once, after the last of them. Offsets and lengths are bytes.
 */
public interface BlockDevice extends Closeable {

  /** The device's size in bytes; does not change while the device is open. */
  long size();

  /**
   * Fills {@code target} from {@code offset}. Reads fewer bytes only at the end of the device,
   * never in the middle.
   *
   * @return the bytes read, 0 at or after the end
   */
  int read(long offset, ByteBuffer target) throws IOException;

  /**
   * Writes all remaining bytes of {@code source} at {@code offset}.
   *
   * @throws IOException if the range is not wholly inside the device, or the write fails
   */
  void write(long offset, ByteBuffer source) throws IOException;

  /** Makes the range read as zeros, giving its space back where the device can. */
  void zero(long offset, long length) throws IOException;

  /** Begins reads and writes that may be under way together, if the device can. */
  default Batch batch() throws IOException {
    return new ImmediateBatch(this);
  }

  /** Returns when everything written is durable. */
  void flush() throws IOException;

  /**
   * Which parts hold data and which are known to be zero. Never a silent guess: see {@link
   * Extents}.
   */
  Extents extents() throws IOException;
}
