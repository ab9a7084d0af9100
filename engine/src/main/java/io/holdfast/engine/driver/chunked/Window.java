package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.Extent;
import java.util.List;

/**
 * A window of the device that is backed up.
 *
 * @param index 0 for the first
 * @param offset first byte
 * @param length bytes
 * @param data the parts that must be read, clipped to the window; the rest is known to be zero
 */
record Window(long index, long offset, int length, List<Extent> data) {

  boolean holdsData() {
    return !data.isEmpty();
  }
}
