package io.holdfast.google;

import com.google.api.client.http.HttpResponseException;
import io.holdfast.engine.store.RequestLimits;
import io.holdfast.engine.store.RequestPlaces;
import java.io.IOException;
import java.net.URI;

/**
 * Requests: only so many together, each with a deadline, sent again once with a new token if the
 * one it had is refused, and their failures in the store's words.
 */
final class Calls {

  private static final int UNAUTHORIZED = 401;

  /** One request; makes it anew each time it is sent. */
  @FunctionalInterface
  interface Request<T> {
    T send() throws IOException;
  }

  private final URI endpoint;
  private final RequestLimits limits;
  private final Authorization authorization;
  private final Deadlines deadlines;
  private final Failures failures;
  private final RequestPlaces places;

  Calls(GoogleServer server, Authorization authorization, Deadlines deadlines) {
    this.endpoint = server.endpoint();
    this.limits = server.limits();
    this.authorization = authorization;
    this.deadlines = deadlines;
    this.failures = new Failures(server.passing());
    this.places = new RequestPlaces(limits);
  }

  /** Asks something about a bucket. */
  <T> T ask(String verb, String bucket, Request<T> request) throws IOException {
    return run(verb + " of bucket " + bucket + " at " + endpoint, null, 0, request);
  }

  /** Asks something about an object. */
  <T> T ask(String verb, String bucket, String name, Request<T> request) throws IOException {
    return send(verb, bucket, name, 0, request);
  }

  /** Sends bytes of an object. */
  <T> T send(String verb, String bucket, String name, long bytes, Request<T> request)
      throws IOException {
    return run(call(verb, bucket, name), name, bytes, request);
  }

  private String call(String verb, String bucket, String name) {
    return "%s of %s in bucket %s at %s".formatted(verb, name, bucket, endpoint);
  }

  /** What an answer about one of several objects means. */
  IOException failure(String verb, String bucket, String name, Refusal refusal) {
    return failures.answered(call(verb, bucket, name), name, refusal);
  }

  private <T> T run(String call, String name, long bytes, Request<T> request) throws IOException {
    places.enter(call);
    try {
      return authorized(bytes, request);
    } catch (IOException failure) {
      throw failures.of(call, name, failure);
    } finally {
      places.leave();
    }
  }

  private <T> T authorized(long bytes, Request<T> request) throws IOException {
    long before = authorization.renewals();
    try {
      return timed(bytes, request);
    } catch (HttpResponseException refused) {
      boolean renewed =
          refused.getStatusCode() == UNAUTHORIZED && timed(0, () -> authorization.renew(before));
      if (!renewed) {
        throw refused;
      }
    }
    return timed(bytes, request);
  }

  private <T> T timed(long bytes, Request<T> request) throws IOException {
    try (Deadlines.Watch watch = deadlines.begin(limits.call(bytes))) {
      return timed(watch, request);
    }
  }

  private static <T> T timed(Deadlines.Watch watch, Request<T> request) throws IOException {
    try {
      return request.send();
    } catch (HttpResponseException answered) {
      throw answered;
    } catch (IOException failure) {
      throw watch.reason(failure);
    }
  }
}
