package io.holdfast.s3;

import io.holdfast.engine.store.AnnouncedBody;
import io.holdfast.engine.store.InvalidNameException;
import io.holdfast.engine.store.ObjectStore;
import io.holdfast.engine.store.Payload;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in buckets of S3 or of a server that speaks like it (drivers.md section 6). A put is one
 * request that replaces nothing, or, for large objects, as many as it has parts and a few. Every
 * request is sent once; who wants more attempts wraps the store. Threads: any.
 */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {

  private final S3Server server;
  private final S3Writing writing;
  private final String container;
  private final S3Client client;
  private final Calls calls;
  private final ObjectWriter writer;
  private final Deletions deletions;
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  /**
   * A store at a server; connects to nothing yet.
   *
   * @param container the bucket that {@link #check} looks at
   * @throws IOException if the file of authorities cannot be read
   */
  public S3ObjectStore(S3Server server, S3Writing writing, String container) throws IOException {
    this.server = server;
    this.writing = writing;
    this.container = container;
    this.client = ServerClient.of(server);
    this.calls = new Calls(server.endpoint(), server.limits());
    this.writer = new ObjectWriter(client, calls, server.limits(), writing);
    this.deletions = new Deletions(client, calls);
  }

  @Override
  public void checkContainer(String bucket) throws InvalidNameException {
    BucketNames.checkBucket(bucket);
  }

  private static void check(String bucket, String key) throws InvalidNameException {
    BucketNames.checkBucket(bucket);
    BucketNames.checkKey(key);
  }

  @Override
  public void put(String bucket, String key, Payload payload) throws IOException {
    check(bucket, key);
    try {
      writer.put(bucket, key, payload);
    } catch (MissingBucketException missing) {
      makeBucket(bucket, missing);
      putAgain(bucket, key, payload);
    }
  }

  private void putAgain(String bucket, String key, Payload payload) throws IOException {
    try {
      writer.put(bucket, key, payload);
    } catch (MissingBucketException notVisibleYet) {
      made.remove(bucket);
      throw new TemporaryStoreException(
          "bucket " + bucket + " was made and is not there yet", notVisibleYet);
    }
  }

  private void makeBucket(String bucket, MissingBucketException missing) throws IOException {
    if (!writing.createBucket()) {
      throw new IOException(
          "there is no bucket "
              + bucket
              + " at "
              + server.endpoint()
              + "; make it, or allow that missing buckets are made",
          missing);
    }
    // All puts of a first backup may meet the missing bucket together.
    synchronized (made) {
      if (!made.contains(bucket)) {
        createBucket(bucket);
        made.add(bucket);
      }
    }
  }

  private void createBucket(String bucket) throws IOException {
    CreateBucketRequest request = CreateBucketRequest.builder().bucket(bucket).build();
    try {
      calls.ask("making", bucket, () -> client.createBucket(request));
    } catch (IOException failure) {
      if (!"BucketAlreadyOwnedByYou".equals(code(failure))) {
        throw failure;
      }
    }
  }

  private static String code(IOException failure) {
    return failure.getCause() instanceof S3Exception answered ? Failures.code(answered) : "";
  }

  @Override
  public InputStream get(String bucket, String key) throws IOException {
    check(bucket, key);
    GetObjectRequest request =
        writing.encryption().on(GetObjectRequest.builder().bucket(bucket).key(key)).build();
    try {
      ResponseInputStream<GetObjectResponse> body =
          calls.ask("get", bucket, key, () -> client.getObject(request));
      return new AnnouncedBody(
          new AnswerBody(body),
          body.response().contentLength(),
          server.limits(),
          key + " in bucket " + bucket);
    } catch (MissingBucketException missing) {
      NoSuchFileException absent = new NoSuchFileException(key, null, missing.getMessage());
      absent.initCause(missing);
      throw absent;
    }
  }

  @Override
  public List<String> list(String bucket, String prefix) throws IOException {
    checkContainer(bucket);
    List<String> keys = new ArrayList<>();
    ListObjectsV2Request.Builder page =
        ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).maxKeys(writing.listPage());
    try {
      String next = null;
      do {
        ListObjectsV2Request request = page.continuationToken(next).build();
        ListObjectsV2Response listed =
            calls.ask("listing", bucket, () -> client.listObjectsV2(request));
        listed.contents().stream().map(S3Object::key).forEach(keys::add);
        next = Boolean.TRUE.equals(listed.isTruncated()) ? listed.nextContinuationToken() : null;
      } while (next != null);
    } catch (MissingBucketException nothingThere) {
      return List.of();
    }
    return keys.stream().sorted().toList();
  }

  @Override
  public void delete(String bucket, String key) throws IOException {
    check(bucket, key);
    deletions.delete(bucket, key);
  }

  @Override
  public void deleteAll(String bucket, Collection<String> keys) throws IOException {
    checkContainer(bucket);
    for (String key : keys) {
      BucketNames.checkKey(key);
    }
    deletions.deleteAll(bucket, List.copyOf(keys));
  }

  @Override
  public void deleteUnfinished(String bucket, String prefix) throws IOException {
    checkContainer(bucket);
    ListMultipartUploadsRequest.Builder page =
        ListMultipartUploadsRequest.builder().bucket(bucket).prefix(prefix);
    try {
      ListMultipartUploadsResponse listed;
      do {
        ListMultipartUploadsRequest request = page.build();
        listed = calls.ask("listing of puts", bucket, () -> client.listMultipartUploads(request));
        for (MultipartUpload upload : listed.uploads()) {
          abort(bucket, upload);
        }
        page.keyMarker(listed.nextKeyMarker()).uploadIdMarker(listed.nextUploadIdMarker());
      } while (Boolean.TRUE.equals(listed.isTruncated()));
    } catch (MissingBucketException nothingThere) {
      return;
    }
  }

  private void abort(String bucket, MultipartUpload upload) throws IOException {
    try {
      calls.ask(
          "abort of a put",
          bucket,
          upload.key(),
          () ->
              client.abortMultipartUpload(
                  r -> r.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
    } catch (NoSuchFileException ended) {
      return;
    } catch (TemporaryStoreException failure) {
      if (!"NoSuchUpload".equals(code(failure))) {
        throw failure;
      }
    }
  }

  /** Leaves the bucket: all backups share it, and others may have other things in it. */
  @Override
  public void deleteContainerIfEmpty(String bucket) throws InvalidNameException {
    checkContainer(bucket);
  }

  @Override
  public void check() throws IOException {
    checkContainer(container);
    try {
      calls.ask("look-up", container, () -> client.headBucket(r -> r.bucket(container)));
    } catch (MissingBucketException missing) {
      if (!writing.createBucket()) {
        throw missing;
      }
    }
  }

  /** Ends the client with its connections. */
  @Override
  public void close() {
    client.close();
  }
}
