package io.holdfast.google;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How objects and buckets are made.
 *
 * @param createBucket whether a bucket that is missing is made
 * @param project the project of buckets that are made; without one none is
 * @param location of buckets that are made
 * @param storageClass of objects in buckets that are made
 * @param resumableThreshold bytes of an object up to which it goes in one request
 * @param chunkBytes bytes of a request of a larger object, which holds as much memory; empty sends
 *     those in one request, too
 * @param listPage names of one answer to a listing, 1 to 1000
 */
public record GoogleWriting(
    boolean createBucket,
    Optional<String> project,
    String location,
    String storageClass,
    long resumableThreshold,
    OptionalInt chunkBytes,
    int listPage) {

  /** The service takes only multiples of this, but for the last chunk. */
  public static final int CHUNK_UNIT = 256 << 10;

  public GoogleWriting {
    if (chunkBytes.isPresent()
        && (chunkBytes.getAsInt() < CHUNK_UNIT || chunkBytes.getAsInt() % CHUNK_UNIT != 0)) {
      throw new IllegalArgumentException("a chunk is a multiple of 256 KiB");
    }
  }
}
