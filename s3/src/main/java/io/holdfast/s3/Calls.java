package io.holdfast.s3;

import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls of a server: only so many together, and their failures in the store's words. */
final class Calls {

  private final URI endpoint;
  private final S3Limits limits;
  private final Semaphore places;

  Calls(URI endpoint, S3Limits limits) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.places = new Semaphore(limits.requests(), true);
  }

  /** Asks something about a bucket. */
  <T> T ask(String verb, String bucket, Supplier<T> request) throws IOException {
    return run(verb + " of bucket " + bucket + " at " + endpoint, null, request);
  }

  /** Asks something about an object. */
  <T> T ask(String verb, String bucket, String key, Supplier<T> request) throws IOException {
    String call = "%s of %s in bucket %s at %s".formatted(verb, key, bucket, endpoint);
    return run(call, key, request);
  }

  private <T> T run(String call, String key, Supplier<T> request) throws IOException {
    enter(call);
    try {
      return request.get();
    } catch (SdkException failure) {
      throw Failures.of(call, key, failure);
    } finally {
      places.release();
    }
  }

  private void enter(String call) throws IOException {
    try {
      if (!places.tryAcquire(limits.read().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TemporaryStoreException(
            call + " did not begin: " + limits.requests() + " other requests are under way");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(call + " was interrupted");
    }
  }
}
