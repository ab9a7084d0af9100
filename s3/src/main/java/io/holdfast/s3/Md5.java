package io.holdfast.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest by which S3 names what it has stored. */
final class Md5 {

  private Md5() {}

  static byte[] of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }

  /** The digest of the remaining bytes, which stay unread. */
  static byte[] of(ByteBuffer bytes) {
    MessageDigest digest = digest();
    digest.update(bytes.duplicate());
    return digest.digest();
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
