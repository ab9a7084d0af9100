package io.holdfast.engine.format;

/**
 * One data object as the metadata lists it.
 *
 * @param name full object name
 * @param offset first volume byte
 * @param length volume bytes
 * @param md5 hex MD5 of the volume bytes, or null if the writer left it out
 * @param compression how the stored bytes are compressed
 * @param storedSha256 hex SHA-256 of the stored bytes, our own addition; null in Cinder's backups,
 *     and where the stored bytes are the volume's, which md5 covers
 */
public record StoredObject(
    String name,
    long offset,
    long length,
    String md5,
    Compression compression,
    String storedSha256) {

  /** The first volume byte after the object. */
  public long end() {
    return offset + length;
  }
}
