package io.holdfast.google;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Bucket;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes buckets that are missing, if that is allowed. Threads: any. */
final class MissingBuckets {

  private static final int CONFLICT = 409;

  private final Storage client;
  private final Calls calls;
  private final GoogleServer server;
  private final GoogleWriting writing;
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  MissingBuckets(Storage client, Calls calls, GoogleServer server, GoogleWriting writing) {
    this.client = client;
    this.calls = calls;
    this.server = server;
    this.writing = writing;
  }

  /** Makes a bucket, unless another thread just did. */
  void make(String bucket, IOException missing) throws IOException {
    requireThatItCanBeMade(bucket, missing);
    // All puts of a first backup may meet the missing bucket together.
    synchronized (this) {
      if (!made.contains(bucket)) {
        insert(bucket);
        made.add(bucket);
      }
    }
  }

  /** A bucket that was made is gone. */
  void forget(String bucket) {
    made.remove(bucket);
  }

  /** Throws IOException, naming what to do, if buckets are not made here. */
  void requireThatItCanBeMade(String bucket, IOException missing) throws IOException {
    String remedy = null;
    if (!writing.createBucket()) {
      remedy = "make it, or allow that missing buckets are made";
    } else if (writing.project().isEmpty()) {
      remedy = "make it, or set the project in which buckets are made";
    }
    if (remedy != null) {
      throw new IOException(
          "there is no bucket " + bucket + " at " + server.endpoint() + "; " + remedy, missing);
    }
  }

  private void insert(String bucket) throws IOException {
    Bucket wanted =
        new Bucket()
            .setName(bucket)
            .setLocation(writing.location())
            .setStorageClass(writing.storageClass());
    calls.ask(
        "making",
        bucket,
        () -> {
          try {
            client.buckets().insert(writing.project().get(), wanted).execute();
          } catch (GoogleJsonResponseException answered) {
            // Another node made it, or somebody else has it; the next put tells which.
            if (answered.getStatusCode() != CONFLICT) {
              throw answered;
            }
          }
          return null;
        });
  }
}
