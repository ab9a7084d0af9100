package io.holdfast.engine.format;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 of every block of a volume, 32 bytes each. Memory: 1 MiB for each GiB of volume at 32 KiB
 * blocks. Threads: different blocks may be set at the same time.
 */
public final class HashList {

  /** Bytes of one hash. */
  public static final int HASH_BYTES = 32;

  private static final int SEGMENT_HASHES = 1 << 15;

  private byte[][] segments;
  private long count;

  /** A list of {@code count} hashes, to be set. */
  public HashList(long count) {
    this.count = count;
    this.segments = new byte[Math.toIntExact((count + SEGMENT_HASHES - 1) / SEGMENT_HASHES)][];
    for (int segment = 0; segment < segments.length; segment++) {
      long hashes = Math.min(SEGMENT_HASHES, count - (long) segment * SEGMENT_HASHES);
      segments[segment] = new byte[(int) hashes * HASH_BYTES];
    }
  }

  /** An empty list, to be added to by one thread. */
  public HashList() {
    this(0);
  }

  /** Adds a hash at the end. */
  public void add(byte[] hash) {
    int segment = Math.toIntExact(count / SEGMENT_HASHES);
    if (segment == segments.length) {
      segments = Arrays.copyOf(segments, Math.max(4, 2 * segment));
    }
    if (segments[segment] == null) {
      segments[segment] = new byte[SEGMENT_HASHES * HASH_BYTES];
    }
    count++;
    set(count - 1, hash);
  }

  /** How many hashes there are. */
  public long count() {
    return count;
  }

  public void set(long block, byte[] hash) {
    System.arraycopy(hash, 0, segment(block), at(block), HASH_BYTES);
  }

  /** Takes one hash over from another list, which must have it. */
  public void copy(long block, HashList other) {
    int from = at(block);
    System.arraycopy(other.segment(block), from, segment(block), from, HASH_BYTES);
  }

  /** True if the block has this hash; false if the list ends before it. */
  public boolean matches(long block, byte[] hash) {
    if (block >= count) {
      return false;
    }
    int from = at(block);
    return Arrays.equals(segment(block), from, from + HASH_BYTES, hash, 0, HASH_BYTES);
  }

  /** True if both lists have the block, with the same hash. */
  public boolean sameAt(long block, HashList other) {
    if (block >= count || block >= other.count) {
      return false;
    }
    int from = at(block);
    return Arrays.equals(
        segment(block), from, from + HASH_BYTES, other.segment(block), from, from + HASH_BYTES);
  }

  /** Lower-case hex of one hash. */
  public String hex(long block) {
    int from = at(block);
    return HexFormat.of().formatHex(segment(block), from, from + HASH_BYTES);
  }

  private byte[] segment(long block) {
    return segments[(int) (block / SEGMENT_HASHES)];
  }

  private static int at(long block) {
    return (int) (block % SEGMENT_HASHES) * HASH_BYTES;
  }
}
