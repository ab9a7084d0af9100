package io.holdfast.rbd.backup;

import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import java.util.ArrayList;
import java.util.List;

/** Which parts of a source must be brought to a base image. */
final class Reading {

  private Reading() {}

  /**
   * What changed in the source, and what of the base is not as the parent left it: both must be
   * read, whatever else is unchanged.
   *
   * @param changes of the source since the parent, covering it wholly
   * @param strayed runs of the base that differ from the parent's state, in ascending order
   */
  static List<Extent> of(List<Extent> changes, List<Extent> strayed) {
    List<Extent> all = new ArrayList<>();
    int next = 0;
    for (Extent change : changes) {
      long at = change.offset();
      while (change.kind() == Kind.UNCHANGED && next < strayed.size()) {
        Extent stray = strayed.get(next);
        if (stray.offset() >= change.end()) {
          break;
        }
        long from = Math.max(at, stray.offset());
        long to = Math.min(change.end(), stray.end());
        add(all, at, from, Kind.UNCHANGED);
        add(all, from, to, Kind.DATA);
        at = Math.max(at, to);
        if (stray.end() > change.end()) {
          break;
        }
        next++;
      }
      add(all, at, change.end(), change.kind());
    }
    return all;
  }

  private static void add(List<Extent> all, long from, long to, Kind kind) {
    if (from < to) {
      all.add(new Extent(from, to - from, kind));
    }
  }
}
