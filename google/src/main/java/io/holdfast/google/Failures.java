package io.holdfast.google;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Set;

/** Tells failures of Google's client in the store's own words: what may pass, and what to do. */
final class Failures {

  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int SERVER_ERRORS = 500;
  private static final Set<Integer> PASSING = Set.of(408, 410, 429);

  /** Google answers 403 with these, too, when it is asked too much. */
  private static final Set<String> PASSING_REASONS =
      Set.of("rateLimitExceeded", "userRateLimitExceeded", "backendError", "internalError");

  private static final Map<Integer, String> ADVICE =
      Map.of(
          400, "check the endpoint, the project, the location and the storage class",
          401, "set the key file of a service account that there is",
          403,
              "let the service account read, write, list and delete objects of the bucket, as the"
                  + " role Storage Object Admin does, and look whether the project is billed",
          407, "the proxy wants a login, which cannot be given");

  private final Set<Integer> passing;

  /**
   * @param passing further status codes of answers that may pass
   */
  Failures(Set<Integer> passing) {
    this.passing = passing;
  }

  /**
   * The failure of a call.
   *
   * @param call what was done, to what
   * @param name the object; null if the call was about a bucket
   */
  IOException of(String call, String name, IOException failure) {
    if (failure instanceof HttpResponseException answered) {
      // Without the cause, whose message has the address of an upload, which is as good as a key.
      return answered(call, name, Refusal.of(answered));
    }
    return unanswered(call, failure);
  }

  /** The failure that an answer means. */
  IOException answered(String call, String name, Refusal refusal) {
    String message = call + " failed: " + refusal;
    if (refusal.status() == NOT_FOUND) {
      return new NoSuchFileException(name, null, message);
    }
    if (refusal.status() == PRECONDITION_FAILED && name != null) {
      return new FileAlreadyExistsException(name, null, message);
    }
    if (passes(refusal)) {
      return new TemporaryStoreException(message, null, refusal.retryAfter());
    }
    String advice = ADVICE.get(refusal.status());
    return new IOException(advice == null ? message : message + "; " + advice);
  }

  private boolean passes(Refusal refusal) {
    return PASSING.contains(refusal.status())
        || passing.contains(refusal.status())
        || refusal.status() >= SERVER_ERRORS
        || PASSING_REASONS.contains(refusal.reason())
        || bodyCameDamaged(refusal);
  }

  /** The service compared the body with the MD5 that we sent. */
  private static boolean bodyCameDamaged(Refusal refusal) {
    return refusal.status() == 400 && refusal.text().contains("MD5 hash");
  }

  private static IOException unanswered(String call, IOException failure) {
    String message = call + " failed: " + Refusal.shown(failure.getMessage());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof CertPathBuilderException) {
        return new IOException(
            call + " failed: the certificate of the service, or of a proxy, is not trusted",
            failure);
      }
      if (cause instanceof Retryable token && !token.isRetryable()) {
        return new IOException(
            message + "; check the service account, its key file and the clock of this node",
            failure);
      }
      if (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException)) {
        InterruptedIOException interrupted = new InterruptedIOException(message);
        interrupted.initCause(failure);
        return interrupted;
      }
    }
    return new TemporaryStoreException(message, failure);
  }
}
