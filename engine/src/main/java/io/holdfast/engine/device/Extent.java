package io.holdfast.engine.device;

/**
 * A run of bytes with one fate.
 *
 * @param offset first byte of the run
 * @param length bytes in the run, more than 0
 * @param kind what is known of the run
 */
public record Extent(long offset, long length, Kind kind) {

  /** What is known of a run without reading it. */
  public enum Kind {
    /** Must be read. */
    DATA,
    /** Reads as zeros; need not be read. */
    ZERO,
    /** As it was in the state compared with; need not be read where that is known. */
    UNCHANGED
  }

  public Extent {
    if (offset < 0 || length <= 0) {
      throw new IllegalArgumentException("extent " + offset + "+" + length);
    }
  }

  /** The first byte after the run. */
  public long end() {
    return offset + length;
  }
}
