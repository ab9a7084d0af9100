package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.Extent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts a device into windows, each with its part of the device's extents. Long holes become windows
 * of their own, which cost nothing: readers take objects of any length (chunked-format.md section
 * 7).
 */
final class Windows implements Iterator<Window> {

  /** Holes of at least this part of a window are worth an object of their own. */
  private static final int LONG_HOLE = 8;

  private final long deviceBytes;
  private final int windowBytes;
  private final List<Extent> extents;
  private final Iterator<Slice> holes;
  private Slice hole;
  private long offset;
  private long index;
  private int firstExtent;

  Windows(long deviceBytes, ChunkedSettings settings, List<Extent> extents) {
    this.deviceBytes = deviceBytes;
    this.windowBytes = settings.windowBytes();
    this.extents = extents;
    this.holes = longHoles(settings).iterator();
    this.hole = nextHole();
  }

  // Windows begin at blocks, so a hole gives up its parts of blocks.
  private List<Slice> longHoles(ChunkedSettings settings) {
    int block = settings.blockBytes();
    int shortest = Math.max(block, settings.windowBytes() / LONG_HOLE);
    List<Slice> found = new ArrayList<>();
    for (Extent extent : extents) {
      long start = (extent.offset() + block - 1) / block * block;
      long end = extent.end() == deviceBytes ? deviceBytes : extent.end() / block * block;
      if (extent.kind() == Extent.Kind.ZERO && end - start >= shortest) {
        found.add(new Slice(start, end));
      }
    }
    return found;
  }

  private Slice nextHole() {
    return holes.hasNext() ? holes.next() : new Slice(deviceBytes, deviceBytes);
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
    if (offset >= hole.end()) {
      hole = nextHole();
    }
    long end = offset < hole.offset() ? hole.offset() : hole.end();
    int length = (int) Math.min(windowBytes, end - offset);
    Window window = new Window(index, offset, length, dataIn(offset, offset + length));
    offset += length;
    index++;
    return window;
  }

  private List<Extent> dataIn(long from, long to) {
    List<Extent> data = new ArrayList<>();
    while (firstExtent < extents.size() && extents.get(firstExtent).end() <= from) {
      firstExtent++;
    }
    for (int i = firstExtent; i < extents.size() && extents.get(i).offset() < to; i++) {
      Extent extent = extents.get(i);
      if (extent.kind() == Extent.Kind.DATA) {
        long start = Math.max(from, extent.offset());
        data.add(new Extent(start, Math.min(to, extent.end()) - start, Extent.Kind.DATA));
      }
    }
    return data;
  }
}
