package io.holdfast.engine.format;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digests of the format. */
public final class Digests {

  private Digests() {}

  public static MessageDigest sha256() {
    return named("SHA-256");
  }

  /** For the format's {@code md5} entries; a check against accidents, not against people. */
  public static MessageDigest md5() {
    return named("MD5");
  }

  private static MessageDigest named(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has " + name, missing);
    }
  }

  /** Lower-case hex of the digest of a buffer, whose position does not move. */
  public static String hex(MessageDigest digest, ByteBuffer bytes) {
    digest.update(bytes.duplicate());
    return HexFormat.of().formatHex(digest.digest());
  }
}
