package io.holdfast.engine.device;

import java.util.List;

/**
 * The extents of a device, in ascending order, without gaps or overlaps, covering it wholly.
 *
 * @param list the extents; one DATA extent over the whole device if nothing is known
 * @param known false if the device could not tell and everything must be read; the reader then says
 *     so in the log and in the backup's record
 */
public record Extents(List<Extent> list, boolean known) {

  public Extents {
    list = List.copyOf(list);
  }

  /** Everything must be read, because the device cannot tell. */
  public static Extents unknown(long size) {
    List<Extent> all = size == 0 ? List.of() : List.of(new Extent(0, size, Extent.Kind.DATA));
    return new Extents(all, false);
  }
}
