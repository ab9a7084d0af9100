package io.holdfast.brick;

import io.holdfast.engine.brick.AccessMode;
import io.holdfast.engine.device.BlockDevice;
import java.io.IOException;

/** What a pooled connection leads to: a place where devices lie. */
interface Site {

  /** True if the site has the device that is asked for. */
  boolean serves(DeviceRequest request);

  /** Opens a device that this site serves. */
  BlockDevice open(DeviceRequest request, AccessMode mode) throws IOException;

  /** True if a failure means that the connection is of no use any more. */
  boolean lost();

  /** Ends the connection. */
  void close();
}
