package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.Digests;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Hashes blocks; zero blocks, which are many, are recognised and not hashed. Threads: any. */
final class BlockHasher {

  private final ByteBuffer zeros;
  private final byte[] zeroHash;

  BlockHasher(int blockBytes) {
    this.zeros = ByteBuffer.allocateDirect(blockBytes).asReadOnlyBuffer();
    this.zeroHash = hash(zeros.duplicate(), Digests.sha256());
  }

  /**
   * Hashes a block, moving its position.
   *
   * @param sha256 used again for block after block: a new one for each costs more than it seems
   */
  byte[] hash(ByteBuffer block, MessageDigest sha256) {
    sha256.update(block);
    return sha256.digest();
  }

  /** The hash of a block of zeros; the last block of a volume may be shorter than the others. */
  byte[] ofZeros(int length) {
    return length == zeros.capacity() ? zeroHash : hash(zeros.slice(0, length), Digests.sha256());
  }

  boolean isZero(ByteBuffer block) {
    return block.mismatch(zeros.slice(0, block.remaining())) < 0;
  }

  /** The hash of a block, whose position does not move. */
  byte[] of(ByteBuffer block, MessageDigest sha256) {
    return isZero(block) ? ofZeros(block.remaining()) : hash(block.duplicate(), sha256);
  }
}
