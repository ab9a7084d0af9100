package io.holdfast.s3;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** What the server encrypts objects with. Does not print its key. */
public final class ServerEncryption {

  /** As the bucket says. */
  public static final ServerEncryption NONE = new ServerEncryption(null, null, null, null, null);

  private static final int KEY_BYTES = 32;

  private final String method;
  private final String keyId;
  private final String customerAlgorithm;
  private final String customerKey;
  private final String customerKeyMd5;

  private ServerEncryption(
      String method,
      String keyId,
      String customerAlgorithm,
      String customerKey,
      String customerKeyMd5) {
    this.method = method;
    this.keyId = keyId;
    this.customerAlgorithm = customerAlgorithm;
    this.customerKey = customerKey;
    this.customerKeyMd5 = customerKeyMd5;
  }

  /**
   * With a key that the server has.
   *
   * @param method {@code AES256} or {@code aws:kms}
   * @param keyId of the key service; null for its default
   */
  public static ServerEncryption managed(String method, String keyId) {
    return new ServerEncryption(method, keyId, null, null, null);
  }

  /**
   * With a key that goes with every request and that the server forgets (SSE-C).
   *
   * @param key 32 characters as the peer's option has them, or 32 bytes in Base64
   * @throws IllegalArgumentException if it is neither
   */
  public static ServerEncryption customer(String algorithm, String key) {
    byte[] bytes = bytes(key);
    Base64.Encoder base64 = Base64.getEncoder();
    return new ServerEncryption(
        null, null, algorithm, base64.encodeToString(bytes), base64.encodeToString(Md5.of(bytes)));
  }

  private static byte[] bytes(String key) {
    byte[] plain = key.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = plain.length == KEY_BYTES ? plain : decoded(key);
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("must be 32 characters, or 32 bytes in Base64");
    }
    return bytes;
  }

  private static byte[] decoded(String key) {
    try {
      return Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /** Whether the ETag of an object is still the MD5 of its bytes. */
  boolean keepsDigests() {
    return customerAlgorithm == null && (method == null || method.equals("AES256"));
  }

  /** Whether an answer to a put shows that the server did what was asked. */
  boolean isConfirmedBy(String answeredMethod, String answeredAlgorithm) {
    return (method == null || method.equals(answeredMethod))
        && (customerAlgorithm == null || customerAlgorithm.equals(answeredAlgorithm));
  }

  PutObjectRequest.Builder on(PutObjectRequest.Builder request) {
    return request
        .serverSideEncryption(method)
        .ssekmsKeyId(keyId)
        .sseCustomerAlgorithm(customerAlgorithm)
        .sseCustomerKey(customerKey)
        .sseCustomerKeyMD5(customerKeyMd5);
  }

  CreateMultipartUploadRequest.Builder on(CreateMultipartUploadRequest.Builder request) {
    return request
        .serverSideEncryption(method)
        .ssekmsKeyId(keyId)
        .sseCustomerAlgorithm(customerAlgorithm)
        .sseCustomerKey(customerKey)
        .sseCustomerKeyMD5(customerKeyMd5);
  }

  UploadPartRequest.Builder on(UploadPartRequest.Builder request) {
    return request
        .sseCustomerAlgorithm(customerAlgorithm)
        .sseCustomerKey(customerKey)
        .sseCustomerKeyMD5(customerKeyMd5);
  }

  CompleteMultipartUploadRequest.Builder on(CompleteMultipartUploadRequest.Builder request) {
    return request
        .sseCustomerAlgorithm(customerAlgorithm)
        .sseCustomerKey(customerKey)
        .sseCustomerKeyMD5(customerKeyMd5);
  }

  GetObjectRequest.Builder on(GetObjectRequest.Builder request) {
    return request
        .sseCustomerAlgorithm(customerAlgorithm)
        .sseCustomerKey(customerKey)
        .sseCustomerKeyMD5(customerKeyMd5);
  }

  HeadObjectRequest.Builder on(HeadObjectRequest.Builder request) {
    return request
        .sseCustomerAlgorithm(customerAlgorithm)
        .sseCustomerKey(customerKey)
        .sseCustomerKeyMD5(customerKeyMd5);
  }

  @Override
  public String toString() {
    if (customerAlgorithm != null) {
      return "customer key, " + customerAlgorithm;
    }
    return method == null ? "none" : method;
  }
}
