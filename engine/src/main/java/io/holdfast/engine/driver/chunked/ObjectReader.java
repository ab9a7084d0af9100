package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.Batch;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.chunked.RestorePlan.OwnedObject;
import io.holdfast.engine.format.Digests;
import io.holdfast.engine.format.HashList;
import io.holdfast.engine.format.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Reads one stored object piece by piece, checks the blocks it owns against the newest hash list,
 * and writes them. However large the object, one piece of it is in memory. Used once, by one
 * thread.
 */
final class ObjectReader {

  private final OwnedObject work;
  private final StoredObject object;
  private final HashList hashes;
  private final int blockBytes;
  private final BlockHasher hasher;
  private final BlockDevice target;
  private final JobWatch watch;
  private final MessageDigest sha256 = Digests.sha256();

  ObjectReader(
      OwnedObject work, RestorePlan plan, BlockHasher hasher, BlockDevice target, JobWatch watch) {
    this.work = work;
    this.object = work.object();
    this.hashes = plan.hashes().hashes();
    this.blockBytes = plan.hashes().blockBytes();
    this.hasher = hasher;
    this.target = target;
    this.watch = watch;
  }

  /**
   * Writes what the object owns, checked block by block, and nothing else of it.
   *
   * @param memory for two pieces; half its capacity is a multiple of the block
   * @throws DamagedBackupException if anything is not as it was stored
   */
  void restore(ByteBuffer memory) throws IOException {
    requireBlockBoundary();
    long end = work.owned().get(work.owned().size() - 1).end();
    try (ObjectStream stream = new ObjectStream(work.backup(), object, false)) {
      copy(stream, end, memory, piece -> {});
      if (end == object.end()) {
        stream.requireEnd();
      }
    }
  }

  /**
   * Does the same with the whole object, and checks its own digests too.
   *
   * @param memory for two pieces; half its capacity is a multiple of the block
   * @throws DamagedBackupException if anything is not as it was stored
   */
  void verify(ByteBuffer memory) throws IOException {
    requireBlockBoundary();
    MessageDigest md5 = Digests.md5();
    try (ObjectStream stream = new ObjectStream(work.backup(), object, true)) {
      copy(stream, object.end(), memory, piece -> md5.update(piece.duplicate()));
      stream.requireEnd();
      requireDigest("md5", object.md5(), HexFormat.of().formatHex(md5.digest()));
      requireDigest("stored_sha256", object.storedSha256(), stream.storedSha256());
    }
  }

  /** While one piece is written the next is fetched and checked, into the other half. */
  private void copy(ObjectStream stream, long end, ByteBuffer memory, Consumer<ByteBuffer> seen)
      throws IOException {
    int pieceBytes = memory.capacity() / 2;
    ByteBuffer piece = memory.slice(0, pieceBytes);
    ByteBuffer next = memory.slice(pieceBytes, pieceBytes);
    try (Batch writing = target.batch()) {
      for (long at = object.offset(); at < end; at += pieceBytes) {
        watch.check();
        stream.fill(piece, (int) Math.min(pieceBytes, end - at));
        seen.accept(piece);
        requireHashes(piece, at);
        writing.finish();
        write(writing, piece, at);
        ByteBuffer underWay = piece;
        piece = next;
        next = underWay;
      }
      writing.finish();
    }
  }

  private void requireBlockBoundary() throws DamagedBackupException {
    if (object.offset() % blockBytes != 0) {
      throw damaged("does not begin at a block");
    }
  }

  private void requireDigest(String what, String expected, String found) throws IOException {
    if (expected != null && !expected.equals(found)) {
      throw damaged("has another " + what + " than its metadata says");
    }
  }

  private void requireHashes(ByteBuffer piece, long at) throws IOException {
    for (Slice slice : work.ownedIn(at, at + piece.limit())) {
      for (long block = slice.offset(); block < slice.end(); block += blockBytes) {
        int length = (int) Math.min(blockBytes, slice.end() - block);
        requireHash(piece.slice((int) (block - at), length), block / blockBytes);
      }
    }
  }

  private void write(Batch writing, ByteBuffer piece, long at) throws IOException {
    for (Slice slice : work.ownedIn(at, at + piece.limit())) {
      ByteBuffer data = piece.slice((int) (slice.offset() - at), (int) slice.length());
      write(writing, slice.offset(), data);
    }
  }

  private void write(Batch writing, long offset, ByteBuffer data) throws IOException {
    if (isZero(data)) {
      writing.zero(offset, data.remaining());
    } else {
      writing.write(offset, data);
    }
  }

  private boolean isZero(ByteBuffer data) {
    for (int start = 0; start < data.limit(); start += blockBytes) {
      if (!hasher.isZero(data.slice(start, Math.min(blockBytes, data.limit() - start)))) {
        return false;
      }
    }
    return true;
  }

  private void requireHash(ByteBuffer block, long index) throws IOException {
    if (!hashes.matches(index, hasher.of(block, sha256))) {
      throw damaged("has the wrong data for block " + index);
    }
  }

  private DamagedBackupException damaged(String what) {
    return work.backup().damaged(object.name(), what, null);
  }
}
