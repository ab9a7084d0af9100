package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.Extent;
import java.util.List;

/**
 * A window of the device that is backed up.
 *
 * @param index 0 for the first
 * @param offset first byte
 * @param length bytes
 * @param data the parts that must be read, clipped to the window
 * @param unchanged the parts that are as in the parent, whole blocks, clipped to the window; what
 *     is in neither is known to be zero
 */
record Window(long index, long offset, int length, List<Extent> data, List<Extent> unchanged) {

  boolean holdsData() {
    return !data.isEmpty();
  }

  /** True if the block that begins there is as in the parent. */
  boolean unchanged(int start) {
    long at = offset + start;
    return unchanged.stream().anyMatch(extent -> extent.offset() <= at && at < extent.end());
  }
}
