package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.Extent;
import java.util.List;

/**
 * A window of the device that is backed up.
 *
 * @param offset first byte
 * @param length bytes
 * @param unchanged whether all of it is as in the parent; whole blocks then
 * @param data the parts that must be read, clipped to the window; what else changed is zero
 */
record Window(long offset, int length, boolean unchanged, List<Extent> data) {

  boolean holdsData() {
    return !data.isEmpty();
  }
}
