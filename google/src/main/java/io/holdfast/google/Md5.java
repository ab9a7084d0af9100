package io.holdfast.google;

import io.holdfast.engine.store.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The digest by which the service names what it has stored. */
final class Md5 implements WritableByteChannel {

  private final MessageDigest digest;

  private Md5() {
    try {
      digest = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The digest of a payload in Base64, as the service has it. */
  static String of(Payload payload) throws IOException {
    try (Md5 md5 = new Md5()) {
      payload.writeTo(md5);
      return Base64.getEncoder().encodeToString(md5.digest.digest());
    }
  }

  @Override
  public int write(ByteBuffer source) {
    int length = source.remaining();
    digest.update(source);
    return length;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // There is nothing to give back.
  }
}
