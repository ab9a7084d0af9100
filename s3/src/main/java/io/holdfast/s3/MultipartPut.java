package io.holdfast.s3;

import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.RequestLimits;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * One large object, in parts that go one after the other from one buffer. It appears with the last
 * request; before, and if anything fails, there is nothing of it.
 */
final class MultipartPut {

  private static final int MOST_PARTS = 10_000;

  private final S3Client client;
  private final Calls calls;
  private final RequestLimits limits;
  private final S3Writing writing;
  private final ObjectWriter writer;
  private final String bucket;
  private final String key;
  private final List<CompletedPart> parts = new ArrayList<>();
  private final MessageDigest digests = Md5.digest();
  private String upload;

  MultipartPut(
      S3Client client,
      Calls calls,
      RequestLimits limits,
      S3Writing writing,
      ObjectWriter writer,
      String bucket,
      String key) {
    this.client = client;
    this.calls = calls;
    this.limits = limits;
    this.writing = writing;
    this.writer = writer;
    this.bucket = bucket;
    this.key = key;
  }

  void put(Payload payload) throws IOException {
    CreateMultipartUploadResponse begun = begin();
    upload = begun.uploadId();
    try {
      requireEncryption(begun);
      Parts channel = new Parts(partBytes(payload.length()));
      payload.writeTo(channel);
      channel.finish();
      // Not all servers obey the condition of the last request.
      writer.requireAbsent(bucket, key);
      complete(payload.length());
    } catch (IOException | RuntimeException failure) {
      abort(failure);
      throw failure;
    }
  }

  private void requireEncryption(CreateMultipartUploadResponse begun) throws IOException {
    if (!writing
        .encryption()
        .isConfirmedBy(begun.serverSideEncryptionAsString(), begun.sseCustomerAlgorithm())) {
      throw writer.ignoredEncryption(bucket, key);
    }
  }

  private int partBytes(long length) {
    long least = (length + MOST_PARTS - 1) / MOST_PARTS;
    return Math.toIntExact(Math.max(writing.partBytes(), least));
  }

  private CreateMultipartUploadResponse begin() throws IOException {
    CreateMultipartUploadRequest request =
        writing
            .encryption()
            .on(
                CreateMultipartUploadRequest.builder()
                    .bucket(bucket)
                    .key(key)
                    .contentType(ObjectWriter.CONTENT_TYPE)
                    .storageClass(writing.storageClass().orElse(null)))
            .build();
    return calls.ask("begin of a put", bucket, key, () -> client.createMultipartUpload(request));
  }

  /** Fills one buffer, and sends it whenever it is full. */
  private final class Parts implements WritableByteChannel {

    private final ByteBuffer part;

    Parts(int partBytes) {
      part = ByteBuffer.allocate(partBytes);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int count = source.remaining();
      while (source.hasRemaining()) {
        if (!part.hasRemaining()) {
          finish();
        }
        int length = Math.min(part.remaining(), source.remaining());
        part.put(source.slice(source.position(), length));
        source.position(source.position() + length);
      }
      return count;
    }

    void finish() throws IOException {
      send(part.flip());
      part.clear();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // The upload is ended by its owner.
    }
  }

  private void send(ByteBuffer part) throws IOException {
    int number = parts.size() + 1;
    byte[] md5 = Md5.of(part);
    UploadPartRequest.Builder request =
        UploadPartRequest.builder()
            .bucket(bucket)
            .key(key)
            .uploadId(upload)
            .partNumber(number)
            .contentLength((long) part.remaining())
            .overrideConfiguration(call -> call.apiCallTimeout(limits.call(part.remaining())));
    if (writing.contentMd5()) {
      request.contentMD5(Base64.getEncoder().encodeToString(md5));
    }
    UploadPartRequest whole = writing.encryption().on(request).build();
    RequestBody body =
        RequestBody.fromContentProvider(
            () -> new BufferStream(part), part.remaining(), ObjectWriter.CONTENT_TYPE);
    UploadPartResponse stored =
        calls.ask("put of part " + number, bucket, key, () -> client.uploadPart(whole, body));
    accept(number, md5, stored);
  }

  private void accept(int number, byte[] md5, UploadPartResponse stored) throws IOException {
    String etag = stored.eTag() == null ? "" : stored.eTag().replace("\"", "");
    String expected = HexFormat.of().formatHex(md5);
    if (writing.encryption().keepsDigests() && !etag.equalsIgnoreCase(expected)) {
      throw new TemporaryStoreException(
          "part %d of %s in bucket %s: the server stored other bytes than were sent, MD5 %s, not %s"
              .formatted(number, key, bucket, etag, expected));
    }
    digests.update(md5);
    parts.add(
        CompletedPart.builder()
            .partNumber(number)
            .eTag(stored.eTag())
            .checksumCRC32(stored.checksumCRC32())
            .build());
  }

  private void complete(long length) throws IOException {
    CompleteMultipartUploadRequest request =
        writing
            .encryption()
            .on(
                CompleteMultipartUploadRequest.builder()
                    .bucket(bucket)
                    .key(key)
                    .uploadId(upload)
                    .ifNoneMatch(condition())
                    .multipartUpload(all -> all.parts(parts))
                    .overrideConfiguration(call -> call.apiCallTimeout(limits.call(length))))
            .build();
    CompleteMultipartUploadResponse stored =
        calls.ask("end of a put", bucket, key, () -> client.completeMultipartUpload(request));
    confirm(stored);
  }

  private String condition() {
    return writing.overwriteCheck() == OverwriteCheck.CONDITIONAL ? ObjectWriter.ANY : null;
  }

  private void confirm(CompleteMultipartUploadResponse stored) throws IOException {
    // Some servers leave it out here.
    boolean told = stored.eTag() != null && !stored.eTag().isEmpty();
    String etag = told ? stored.eTag() : writer.head(bucket, key).eTag();
    String expected = HexFormat.of().formatHex(digests.digest()) + "-" + parts.size();
    writer.confirm(bucket, key, expected, etag);
  }

  private void abort(Exception failure) {
    try {
      calls.ask(
          "abort of a put",
          bucket,
          key,
          () -> client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(upload)));
    } catch (IOException leftForTheDelete) {
      failure.addSuppressed(leftForTheDelete);
    }
  }
}
