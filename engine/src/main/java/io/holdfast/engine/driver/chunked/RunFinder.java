package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.Digests;
import io.holdfast.engine.format.HashList;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashes the blocks of a window and finds what must be stored: everything for a full backup, the
 * runs of blocks that differ from the parent for an incremental (chunked-format.md section 6). Runs
 * never cross a window's border. Threads: any, for different windows.
 */
final class RunFinder {

  private final int blockBytes;
  private final BlockHasher hasher;
  private final HashList hashes;
  private final HashList parent;

  /**
   * @param hashes is filled
   * @param parent the parent's hashes, or null for a full backup; blocks it lacks count as changed
   */
  RunFinder(int blockBytes, BlockHasher hasher, HashList hashes, HashList parent) {
    this.blockBytes = blockBytes;
    this.hasher = hasher;
    this.hashes = hashes;
    this.parent = parent;
  }

  /** Takes the hashes of an unchanged window from the parent. */
  void keep(Window window) {
    for (int start = 0; start < window.length(); start += blockBytes) {
      hashes.copy((window.offset() + start) / blockBytes, parent);
    }
  }

  /**
   * Hashes a window of which not all is known to be unchanged.
   *
   * @param data the window's bytes, or null if nothing of it had to be read
   */
  List<Run> find(Window window, ByteBuffer data) {
    List<Run> runs = new ArrayList<>();
    MessageDigest sha256 = Digests.sha256();
    int runStart = -1;
    boolean zeroSoFar = true;
    for (int start = 0; start < window.length(); start += blockBytes) {
      int length = Math.min(blockBytes, window.length() - start);
      long block = (window.offset() + start) / blockBytes;
      byte[] known = knownHash(data, start, length);
      boolean zero = known != null;
      hashes.set(block, zero ? known : hasher.hash(data.slice(start, length), sha256));
      boolean changed = parent == null || !hashes.sameAt(block, parent);
      if (changed && runStart < 0) {
        runStart = start;
        zeroSoFar = true;
      }
      if (!changed && runStart >= 0) {
        runs.add(new Run(runStart, start - runStart, zeroSoFar));
        runStart = -1;
      }
      zeroSoFar &= zero;
    }
    if (runStart >= 0) {
      runs.add(new Run(runStart, window.length() - runStart, zeroSoFar));
    }
    return runs;
  }

  /** The hash of a block of zeros, null for any other. */
  private byte[] knownHash(ByteBuffer data, int start, int length) {
    boolean zero = data == null || hasher.isZero(data.slice(start, length));
    return zero ? hasher.ofZeros(length) : null;
  }
}
