package io.holdfast.s3;

import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.RequestLimits;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Puts objects that go in one request, and checks what the server says of them. */
final class ObjectWriter {

  static final String CONTENT_TYPE = "application/octet-stream";
  static final String ANY = "*";

  private final S3Client client;
  private final Calls calls;
  private final RequestLimits limits;
  private final S3Writing writing;

  ObjectWriter(S3Client client, Calls calls, RequestLimits limits, S3Writing writing) {
    this.client = client;
    this.calls = calls;
    this.limits = limits;
    this.writing = writing;
  }

  void put(String bucket, String key, Payload payload) throws IOException {
    if (payload.length() > writing.multipartThreshold()) {
      new MultipartPut(client, calls, limits, writing, this, bucket, key).put(payload);
      return;
    }
    Optional<ByteBuffer> bytes = payload.inMemory();
    putWhole(bucket, key, bytes.isPresent() ? bytes.get() : gathered(payload));
  }

  private static ByteBuffer gathered(Payload payload) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(payload.length()));
    payload.writeTo(new BufferChannel(bytes));
    return bytes.flip();
  }

  private record BufferChannel(ByteBuffer bytes) implements WritableByteChannel {

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      bytes.put(source);
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // The buffer stays.
    }
  }

  private void putWhole(String bucket, String key, ByteBuffer bytes) throws IOException {
    if (writing.overwriteCheck() == OverwriteCheck.HEAD) {
      requireAbsent(bucket, key);
    }
    byte[] md5 = Md5.of(bytes);
    PutObjectRequest request = request(bucket, key, bytes.remaining(), md5);
    RequestBody body =
        RequestBody.fromContentProvider(
            () -> new BufferStream(bytes), bytes.remaining(), CONTENT_TYPE);
    PutObjectResponse stored = calls.ask("put", bucket, key, () -> client.putObject(request, body));
    confirm(bucket, key, HexFormat.of().formatHex(md5), stored.eTag());
    confirmEncryption(bucket, key, stored);
  }

  private PutObjectRequest request(String bucket, String key, int bytes, byte[] md5) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentLength((long) bytes)
            .storageClass(writing.storageClass().orElse(null))
            .overrideConfiguration(call -> call.apiCallTimeout(limits.call(bytes)));
    if (writing.contentMd5()) {
      request.contentMD5(Base64.getEncoder().encodeToString(md5));
    }
    if (writing.overwriteCheck() == OverwriteCheck.CONDITIONAL) {
      request.ifNoneMatch(ANY);
    }
    return writing.encryption().on(request).build();
  }

  /** Looks an object up; for what no condition of a put can say. */
  void requireAbsent(String bucket, String key) throws IOException {
    try {
      head(bucket, key);
    } catch (NoSuchFileException asItShouldBe) {
      return;
    }
    throw new FileAlreadyExistsException(key);
  }

  HeadObjectResponse head(String bucket, String key) throws IOException {
    HeadObjectRequest request =
        writing.encryption().on(HeadObjectRequest.builder().bucket(bucket).key(key)).build();
    return calls.ask("look-up", bucket, key, () -> client.headObject(request));
  }

  /** Removes an object that is not the one that was sent, as its ETag shows. */
  void confirm(String bucket, String key, String expected, String etag) throws IOException {
    String answered = etag == null ? "" : etag.replace("\"", "");
    if (writing.encryption().keepsDigests() && !expected.equalsIgnoreCase(answered)) {
      remove(bucket, key);
      throw new TemporaryStoreException(
          "put of %s in bucket %s: the server stored other bytes than were sent, MD5 %s, not %s"
              .formatted(key, bucket, answered, expected));
    }
  }

  /** Removes an object that the server was to encrypt and did not. */
  private void confirmEncryption(String bucket, String key, PutObjectResponse stored)
      throws IOException {
    if (!writing
        .encryption()
        .isConfirmedBy(stored.serverSideEncryptionAsString(), stored.sseCustomerAlgorithm())) {
      remove(bucket, key);
      throw ignoredEncryption(bucket, key);
    }
  }

  IOException ignoredEncryption(String bucket, String key) {
    return new IOException(
        "put of %s in bucket %s: the server ignored the encryption that was asked for (%s); nothing is stored"
            .formatted(key, bucket, writing.encryption()));
  }

  private void remove(String bucket, String key) throws IOException {
    calls.ask("delete", bucket, key, () -> client.deleteObject(r -> r.bucket(bucket).key(key)));
  }
}
