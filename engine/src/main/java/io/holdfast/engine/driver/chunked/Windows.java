package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts a device into windows, each with its part of the device's extents: at multiples of one size,
 * and where unchanged blocks begin and end, where an object would end anyway. So a window takes
 * memory for what changed alone. Holes cut nothing, so that the number of objects of a full backup
 * follows from the size alone.
 */
final class Windows implements Iterator<Window> {

  private final long deviceBytes;
  private final int windowBytes;
  private final List<Extent> extents;
  private long offset;
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
    while (extents.get(firstExtent).end() <= offset) {
      firstExtent++;
    }
    boolean unchanged = extents.get(firstExtent).kind() == Kind.UNCHANGED;
    long end = Math.min(deviceBytes, (offset / windowBytes + 1) * windowBytes);
    List<Extent> data = new ArrayList<>();
    for (int i = firstExtent; i < extents.size() && extents.get(i).offset() < end; i++) {
      Extent extent = extents.get(i);
      if ((extent.kind() == Kind.UNCHANGED) != unchanged) {
        end = extent.offset();
      } else if (extent.kind() == Kind.DATA) {
        data.add(clipped(extent, end));
      }
    }
    Window window = new Window(offset, (int) (end - offset), unchanged, data);
    offset = end;
    return window;
  }

  private Extent clipped(Extent extent, long end) {
    long start = Math.max(offset, extent.offset());
    return new Extent(start, Math.min(end, extent.end()) - start, Kind.DATA);
  }
}
