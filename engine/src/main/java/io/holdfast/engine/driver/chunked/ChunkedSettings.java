package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.format.Compression;

/**
 * How a chunked driver stores backups.
 *
 * @param windowBytes volume bytes that become one object; a multiple of blockBytes
 * @param blockBytes volume bytes of one hash
 * @param compression how objects are compressed
 * @param windowsInFlight windows of one job worked on at the same time
 * @param storedDigests whether the metadata gets our digest of the stored bytes; Cinder never
 *     writes it
 */
public record ChunkedSettings(
    int windowBytes,
    int blockBytes,
    Compression compression,
    int windowsInFlight,
    boolean storedDigests) {

  /** The most bytes of a window: a lease of two of them must be one buffer. */
  public static final int LARGEST_WINDOW = 1 << 29;

  public ChunkedSettings {
    if (windowBytes <= 0 || windowBytes > LARGEST_WINDOW || blockBytes <= 0) {
      throw new IllegalArgumentException("window " + windowBytes + ", hash block " + blockBytes);
    }
    if (windowBytes % blockBytes != 0) {
      throw new IllegalArgumentException(
          "the window, %d bytes, is not a multiple of the hash block, %d bytes"
              .formatted(windowBytes, blockBytes));
    }
  }
}
