package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.device.BlockDevice;
import io.holdfast.engine.driver.chunked.RestorePlan.OwnedObject;
import io.holdfast.engine.format.Codec;
import io.holdfast.engine.format.Digests;
import io.holdfast.engine.format.HashList;
import io.holdfast.engine.format.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Reads one stored object piece by piece, checks the blocks it owns against the newest hash list,
 * and writes them. However large the object, one piece of it is in memory. Used once, by one
 * thread.
 */
final class ObjectReader {

  private static final int COPY = 1 << 16;

  private final OwnedObject work;
  private final StoredObject object;
  private final HashList hashes;
  private final int blockBytes;
  private final BlockHasher hasher;
  private final BlockDevice target;
  private final MessageDigest md5 = Digests.md5();
  private final byte[] copy = new byte[COPY];

  ObjectReader(OwnedObject work, RestorePlan plan, BlockHasher hasher, BlockDevice target) {
    this.work = work;
    this.object = work.object();
    this.hashes = plan.hashes().hashes();
    this.blockBytes = plan.hashes().blockBytes();
    this.hasher = hasher;
    this.target = target;
  }

  /**
   * Writes what the object owns, checked block by block.
   *
   * @param piece memory; its capacity is a multiple of the block
   * @param whole whether the rest of the object is read too, and its own digests are checked
   * @throws io.holdfast.engine.driver.DamagedBackupException if anything is not as it was stored
   */
  void read(ByteBuffer piece, boolean whole) throws IOException {
    if (object.offset() % blockBytes != 0) {
      throw damaged("does not begin at a block", null);
    }
    MessageDigest sha256 = Digests.sha256();
    try (InputStream stored = new StoreStream(work.backup().open(object.name()));
        InputStream digested = whole ? new DigestInputStream(stored, sha256) : stored;
        InputStream plain = decompress(digested)) {
      long end = whole ? object.end() : lastOwned();
      for (long at = object.offset(); at < end; at += piece.capacity()) {
        fill(plain, piece, Math.min(piece.capacity(), object.end() - at));
        write(piece, at);
      }
      if (whole) {
        checkEnd(plain, digested);
      }
    } catch (StoreStream.Failure failure) {
      throw (IOException) failure.getCause();
    }
    if (whole) {
      checkDigest("md5", object.md5(), md5);
      checkDigest("stored sha256", object.storedSha256(), sha256);
    }
  }

  private InputStream decompress(InputStream stored) throws IOException {
    try {
      return Codec.decompress(object.compression(), stored);
    } catch (StoreStream.Failure failure) {
      throw failure;
    } catch (IOException broken) {
      throw damaged("cannot be decompressed", broken);
    }
  }

  private long lastOwned() {
    return work.owned().isEmpty()
        ? object.offset()
        : work.owned().get(work.owned().size() - 1).end();
  }

  private void fill(InputStream plain, ByteBuffer piece, long length) throws IOException {
    piece.clear();
    while (piece.position() < length) {
      int wanted = (int) Math.min(copy.length, length - piece.position());
      int read = readSome(plain, wanted);
      if (read < 0) {
        throw damaged("is shorter than its " + object.length() + " bytes", null);
      }
      piece.put(copy, 0, read);
    }
    piece.flip();
  }

  private int readSome(InputStream plain, int wanted) throws IOException {
    try {
      return plain.read(copy, 0, wanted);
    } catch (StoreStream.Failure failure) {
      throw failure;
    } catch (IOException broken) {
      throw damaged("cannot be decompressed", broken);
    }
  }

  private void write(ByteBuffer piece, long at) throws IOException {
    md5.update(piece.duplicate());
    for (Slice slice : work.owned()) {
      long from = Math.max(slice.offset(), at);
      long to = Math.min(slice.end(), at + piece.limit());
      if (from < to) {
        write(piece.slice((int) (from - at), (int) (to - from)), from, to);
      }
    }
  }

  private void write(ByteBuffer data, long from, long to) throws IOException {
    boolean zero = true;
    for (int start = 0; start < data.limit(); start += blockBytes) {
      ByteBuffer block = data.slice(start, Math.min(blockBytes, data.limit() - start));
      check(block, (from + start) / blockBytes);
      zero = zero && hasher.isZero(block);
    }
    if (zero) {
      target.zero(from, to - from);
    } else {
      target.write(from, data);
    }
  }

  private void check(ByteBuffer block, long index) throws IOException {
    if (!hashes.matches(index, hasher.of(block))) {
      throw damaged("has the wrong data for block " + index, null);
    }
  }

  private void checkEnd(InputStream plain, InputStream digested) throws IOException {
    if (readSome(plain, 1) > 0) {
      throw damaged("is longer than its " + object.length() + " bytes", null);
    }
    // Bytes after the compressed stream belong to the stored digest.
    while (digested.read(copy) >= 0) {
      continue;
    }
  }

  private void checkDigest(String what, String expected, MessageDigest digest) throws IOException {
    if (expected != null && !expected.equals(HexFormat.of().formatHex(digest.digest()))) {
      throw damaged("has the wrong " + what, null);
    }
  }

  private IOException damaged(String what, IOException cause) {
    String reason = cause == null ? "" : ": " + cause.getMessage();
    return work.backup().damaged("its object " + object.name() + " " + what + reason, cause);
  }
}
