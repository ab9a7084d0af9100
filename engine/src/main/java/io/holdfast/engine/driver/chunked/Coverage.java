package io.holdfast.engine.driver.chunked;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which parts of a volume have found their layer already. */
final class Coverage {

  private final TreeMap<Long, Long> covered = new TreeMap<>();

  /** Covers a part, and gives what of it was not covered before, in order. */
  List<Slice> claim(long offset, long end) {
    List<Slice> free = uncovered(offset, end);
    free.forEach(slice -> covered.merge(slice.offset(), slice.end(), Math::max));
    return free;
  }

  /** What of a part is not covered, in order. */
  List<Slice> uncovered(long offset, long end) {
    List<Slice> free = new ArrayList<>();
    long at = offset;
    Map.Entry<Long, Long> before = covered.floorEntry(offset);
    if (before != null) {
      at = Math.max(at, before.getValue());
    }
    for (Map.Entry<Long, Long> part : covered.subMap(offset, false, end, false).entrySet()) {
      if (part.getKey() > at) {
        free.add(new Slice(at, part.getKey()));
      }
      at = Math.max(at, part.getValue());
    }
    if (at < end) {
      free.add(new Slice(at, end));
    }
    return free;
  }
}
