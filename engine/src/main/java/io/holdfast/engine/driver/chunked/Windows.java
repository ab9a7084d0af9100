package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.Extent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts a device into windows of one size, each with its part of the device's extents. Holes do not
 * change where windows begin, so the number of objects follows from the size alone.
 */
final class Windows implements Iterator<Window> {

  private final long deviceBytes;
  private final int windowBytes;
  private final List<Extent> extents;
  private long offset;
  private long index;
  private int firstExtent;

  Windows(long deviceBytes, int windowBytes, List<Extent> extents) {
    this.deviceBytes = deviceBytes;
    this.windowBytes = windowBytes;
    this.extents = extents;
  }

  @Override
  public boolean hasNext() {
    return offset < deviceBytes;
  }

  @Override
  public Window next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int length = (int) Math.min(windowBytes, deviceBytes - offset);
    long end = offset + length;
    Window window =
        new Window(
            index,
            offset,
            length,
            partsIn(offset, end, Extent.Kind.DATA),
            partsIn(offset, end, Extent.Kind.UNCHANGED));
    offset += length;
    index++;
    return window;
  }

  private List<Extent> partsIn(long from, long to, Extent.Kind kind) {
    List<Extent> parts = new ArrayList<>();
    while (firstExtent < extents.size() && extents.get(firstExtent).end() <= from) {
      firstExtent++;
    }
    for (int i = firstExtent; i < extents.size() && extents.get(i).offset() < to; i++) {
      Extent extent = extents.get(i);
      if (extent.kind() == kind) {
        long start = Math.max(from, extent.offset());
        parts.add(new Extent(start, Math.min(to, extent.end()) - start, kind));
      }
    }
    return parts;
  }
}
