package io.holdfast.s3;

import java.util.Optional;

/**
 * How objects are stored.
 *
 * @param createBucket whether a bucket that is missing is made
 * @param contentMd5 whether the server gets our digest to check, besides our checking its own
 * @param overwriteCheck how a put makes sure that it replaces nothing
 * @param encryption what the server encrypts with
 * @param storageClass the word of the server; empty takes the bucket's own
 * @param multipartThreshold bytes of an object from which on it goes in parts
 * @param partBytes bytes of a part; each put of such an object holds one in memory
 * @param listPage names of one answer to a listing, 1 to 1000
 */
public record S3Writing(
    boolean createBucket,
    boolean contentMd5,
    OverwriteCheck overwriteCheck,
    ServerEncryption encryption,
    Optional<String> storageClass,
    long multipartThreshold,
    int partBytes,
    int listPage) {

  /** What servers accept at the least as a part, but for the last one. */
  public static final int LEAST_PART = 5 << 20;

  /** Larger objects must go in parts; the limit is one of a buffer here. */
  public static final long LARGEST_THRESHOLD = 1L << 30;

  public S3Writing {
    if (partBytes < LEAST_PART || multipartThreshold > LARGEST_THRESHOLD) {
      throw new IllegalArgumentException("a part has at least 5 MiB, the threshold is up to 1 GiB");
    }
  }
}
