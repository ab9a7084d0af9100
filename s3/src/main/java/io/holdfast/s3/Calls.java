package io.holdfast.s3;

import io.holdfast.engine.store.RequestLimits;
import io.holdfast.engine.store.RequestPlaces;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls of a server: only so many together, and their failures in the store's words. */
final class Calls {

  private final URI endpoint;
  private final RequestPlaces places;

  Calls(URI endpoint, RequestLimits limits) {
    this.endpoint = endpoint;
    this.places = new RequestPlaces(limits);
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
    places.enter(call);
    try {
      return request.get();
    } catch (SdkException failure) {
      throw Failures.of(call, key, failure);
    } finally {
      places.leave();
    }
  }
}
