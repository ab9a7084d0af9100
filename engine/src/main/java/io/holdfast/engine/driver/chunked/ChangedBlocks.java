package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings extents to the borders of blocks: only of a block that is wholly unchanged is the parent's
 * hash the right one, and only one that is wholly zero need not be read.
 */
final class ChangedBlocks {

  private final int blockBytes;
  private final long deviceBytes;
  private final long knownBytes;
  private final List<Extent> aligned = new ArrayList<>();

  private ChangedBlocks(int blockBytes, long deviceBytes, long knownBytes) {
    this.blockBytes = blockBytes;
    this.deviceBytes = deviceBytes;
    this.knownBytes = knownBytes;
  }

  /**
   * The extents with borders at blocks.
   *
   * @param extents cover the device wholly, in ascending order
   * @param knownBlocks blocks whose hashes the parent has; later ones are read whatever is said
   */
  static List<Extent> of(List<Extent> extents, int blockBytes, long deviceBytes, long knownBlocks) {
    ChangedBlocks blocks = new ChangedBlocks(blockBytes, deviceBytes, knownBlocks * blockBytes);
    extents.forEach(blocks::add);
    return List.copyOf(blocks.aligned);
  }

  private void add(Extent extent) {
    Kind kind = extent.kind();
    if (kind == Kind.UNCHANGED && extent.end() > knownBytes) {
      long border = Math.max(extent.offset(), knownBytes);
      add(extent.offset(), border, Kind.UNCHANGED);
      add(border, extent.end(), Kind.DATA);
    } else {
      add(extent.offset(), extent.end(), kind);
    }
  }

  private void add(long start, long end, Kind kind) {
    if (start >= end) {
      return;
    }
    long from = start - start % blockBytes;
    long at = last();
    // The block in which the last extent ended holds both: it must be read.
    if (from < at) {
      mixLastBlock(kind);
      from = at;
    }
    long to = Math.min(deviceBytes, (end + blockBytes - 1) / blockBytes * blockBytes);
    if (from < to) {
      append(from, to, kind);
    }
  }

  private long last() {
    return aligned.isEmpty() ? 0 : aligned.get(aligned.size() - 1).end();
  }

  private void mixLastBlock(Kind kind) {
    Extent last = aligned.get(aligned.size() - 1);
    if (last.kind() == kind) {
      return;
    }
    aligned.remove(aligned.size() - 1);
    long block = (last.end() - 1) / blockBytes * blockBytes;
    append(last.offset(), block, last.kind());
    append(block, last.end(), Kind.DATA);
  }

  private void append(long from, long to, Kind kind) {
    if (from >= to) {
      return;
    }
    int end = aligned.size() - 1;
    if (end >= 0 && aligned.get(end).kind() == kind) {
      long start = aligned.remove(end).offset();
      aligned.add(new Extent(start, to - start, kind));
    } else {
      aligned.add(new Extent(from, to - from, kind));
    }
  }
}
