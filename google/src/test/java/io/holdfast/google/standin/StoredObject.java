package io.holdfast.google.standin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * An object, with its bytes in a file.
 *
 * @param md5 in Base64
 * @param crc32c in Base64
 */
record StoredObject(
    String bucket,
    String name,
    long generation,
    Path file,
    long size,
    String md5,
    String crc32c,
    String type,
    String created) {

  static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  static String crc32c(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    byte[] value = ByteBuffer.allocate(4).putInt((int) sum.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }

  JsonObject json() {
    return Json.createObjectBuilder()
        .add("kind", "storage#object")
        .add("id", bucket + "/" + name + "/" + generation)
        .add("name", name)
        .add("bucket", bucket)
        .add("generation", Long.toString(generation))
        .add("metageneration", "1")
        .add("contentType", type)
        .add("storageClass", "STANDARD")
        .add("size", Long.toString(size))
        .add("md5Hash", md5)
        .add("crc32c", crc32c)
        .add("etag", "e" + generation)
        .add("timeCreated", created)
        .add("updated", created)
        .build();
  }
}
