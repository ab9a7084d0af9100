package io.holdfast.rbd.backup;

import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a device that is copied by one thread in one piece of memory.
 *
 * @param offset of its first byte
 * @param end of what is to be done in it
 * @param parts what is to be copied and what to be zeroed, in ascending order, clipped to it
 */
record CopyWindow(long offset, long end, List<Extent> parts) {

  /** Takes windows. */
  @FunctionalInterface
  interface Receiver<E extends Exception> {
    void take(CopyWindow window) throws E;
  }

  /**
   * Cuts extents into windows, which begin at multiples of their size, so that objects of images
   * are touched by one. What is unchanged is in no window.
   *
   * @param extents in ascending order
   */
  static <E extends Exception> void cut(List<Extent> extents, int windowBytes, Receiver<E> receiver)
      throws E {
    long offset = 0;
    List<Extent> parts = new ArrayList<>();
    for (Extent extent : extents) {
      long at = extent.kind() == Kind.UNCHANGED ? extent.end() : extent.offset();
      while (at < extent.end()) {
        long border = at - at % windowBytes;
        if (border != offset) {
          tell(offset, parts, receiver);
          parts = new ArrayList<>();
          offset = border;
        }
        long to = Math.min(extent.end(), border + windowBytes);
        parts.add(new Extent(at, to - at, extent.kind()));
        at = to;
      }
    }
    tell(offset, parts, receiver);
  }

  private static <E extends Exception> void tell(
      long offset, List<Extent> parts, Receiver<E> receiver) throws E {
    if (!parts.isEmpty()) {
      receiver.take(new CopyWindow(offset, parts.get(parts.size() - 1).end(), parts));
    }
  }

  /** What must be read. */
  List<Extent> data() {
    return parts.stream().filter(part -> part.kind() == Kind.DATA).toList();
  }

  /** The place of a part in memory that begins with the window. */
  ByteBuffer slice(ByteBuffer memory, Extent part) {
    return memory.slice((int) (part.offset() - offset), (int) part.length());
  }

  /** What is known to be zero. */
  List<Extent> zeros() {
    return parts.stream().filter(part -> part.kind() == Kind.ZERO).toList();
  }
}
