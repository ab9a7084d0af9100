package io.holdfast.engine.brick;

import io.holdfast.engine.device.BlockDevice;
import java.io.Closeable;
import java.io.IOException;

/** A handle on a shared, costly connection. Closing it twice is harmless. */
public interface BrickConnection extends Closeable {

  /**
   * Opens the device that the connection was made for. The caller closes the device before the
   * connection.
   */
  BlockDevice open(AccessMode mode) throws IOException;
}
