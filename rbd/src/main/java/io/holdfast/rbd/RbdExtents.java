package io.holdfast.rbd;

import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import io.holdfast.engine.device.Extents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes the changes that librbd tells into extents that cover a device wholly. */
final class RbdExtents implements ChangeVisitor {

  private final List<Extent> list = new ArrayList<>();
  private final long size;

  /** Bytes that the state compared with had; beyond, what did not change is zero. */
  private final long formerSize;

  private final Kind between;
  private long end;

  private RbdExtents(long size, long formerSize, Kind between) {
    this.size = size;
    this.formerSize = formerSize;
    this.between = between;
  }

  /** What holds data; all else reads as zeros. */
  static Extents ofData(Image image, long size) throws IOException {
    return listed(image, null, new RbdExtents(size, size, Kind.ZERO));
  }

  /** What changed since a snapshot; all else did not. */
  static Extents since(Image image, long size, ImageSnapshot former) throws IOException {
    return listed(image, former.name(), new RbdExtents(size, former.bytes(), Kind.UNCHANGED));
  }

  private static Extents listed(Image image, String since, RbdExtents extents) throws IOException {
    image.changes(since, extents);
    extents.fillUpTo(extents.size);
    return new Extents(extents.list, true);
  }

  @Override
  public void changed(long offset, long length, boolean data) throws IOException {
    long from = Math.max(offset, end);
    long to = Math.min(offset + length, size);
    if (offset < end) {
      throw new IOException("librbd told of " + offset + " after " + end);
    }
    fillUpTo(Math.min(from, size));
    add(from, to, data ? Kind.DATA : Kind.ZERO);
  }

  private void fillUpTo(long border) {
    add(end, Math.min(border, formerSize), between);
    add(end, border, Kind.ZERO);
  }

  private void add(long from, long to, Kind kind) {
    if (from >= to) {
      return;
    }
    int last = list.size() - 1;
    if (last >= 0 && list.get(last).kind() == kind) {
      long start = list.remove(last).offset();
      list.add(new Extent(start, to - start, kind));
    } else {
      list.add(new Extent(from, to - from, kind));
    }
    end = to;
  }
}
