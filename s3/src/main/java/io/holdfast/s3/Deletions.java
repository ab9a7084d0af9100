package io.holdfast.s3;

import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Removes objects, many in one request where the server can. */
final class Deletions {

  /** Names of one request, which Amazon bounds so. */
  private static final int TOGETHER = 1000;

  private static final Set<Integer> CANNOT = Set.of(405, 501);
  private static final Set<String> FOR_GOOD =
      Set.of("AccessDenied", "InvalidRequest", "MethodNotAllowed");

  private final S3Client client;
  private final Calls calls;
  private volatile boolean oneByOne;

  Deletions(S3Client client, Calls calls) {
    this.client = client;
    this.calls = calls;
  }

  void delete(String bucket, String key) throws IOException {
    try {
      calls.ask("delete", bucket, key, () -> client.deleteObject(r -> r.bucket(bucket).key(key)));
    } catch (MissingBucketException | NoSuchFileException gone) {
      return;
    }
  }

  void deleteAll(String bucket, List<String> keys) throws IOException {
    for (int from = 0; from < keys.size(); from += TOGETHER) {
      List<String> some = keys.subList(from, Math.min(keys.size(), from + TOGETHER));
      if (oneByOne || !deletedTogether(bucket, some)) {
        oneByOne = true;
        for (String key : some) {
          delete(bucket, key);
        }
      }
    }
  }

  private boolean deletedTogether(String bucket, List<String> keys) throws IOException {
    List<ObjectIdentifier> names =
        keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    DeleteObjectsRequest request =
        DeleteObjectsRequest.builder()
            .bucket(bucket)
            .delete(all -> all.quiet(true).objects(names))
            .build();
    try {
      requireNoErrors(
          bucket,
          calls.ask("delete of objects", bucket, () -> client.deleteObjects(request)).errors());
      return true;
    } catch (MissingBucketException nothingThere) {
      return true;
    } catch (IOException failure) {
      if (failure.getCause() instanceof S3Exception answered
          && CANNOT.contains(answered.statusCode())) {
        return false;
      }
      throw failure;
    }
  }

  private static void requireNoErrors(String bucket, List<S3Error> errors) throws IOException {
    for (S3Error error : errors) {
      if (!"NoSuchKey".equals(error.code())) {
        String message =
            "delete of %s in bucket %s failed: %s %s"
                .formatted(error.key(), bucket, error.code(), error.message());
        throw FOR_GOOD.contains(error.code())
            ? new IOException(message)
            : new TemporaryStoreException(message);
      }
    }
  }
}
