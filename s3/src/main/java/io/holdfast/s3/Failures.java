package io.holdfast.s3;

import io.holdfast.engine.store.RetryAfter;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpRetryException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells failures of Amazon's client in the store's own words: what may pass, and what to do. */
final class Failures {

  private static final Set<String> PASSING =
      Set.of(
          "BadDigest",
          "ConcurrentModification",
          "ConditionalRequestConflict",
          "IncompleteBody",
          "InternalError",
          "NoSuchUpload",
          "OperationAborted",
          "RequestTimeTooSkewed",
          "RequestTimeout",
          "ServiceUnavailable",
          "SlowDown",
          "XAmzContentSHA256Mismatch");

  private static final Map<String, String> ADVICE =
      Map.of(
          "AccessDenied", "let the user of the access key read, write, list and delete there",
          "InvalidAccessKeyId", "set the access key of a user that the server knows",
          "SignatureDoesNotMatch", "set the secret key that belongs to the access key",
          "RequestTimeTooSkewed", "set the clock of this node, or that of the server",
          "QuotaExceeded", "raise the quota of the user or bucket, or delete backups",
          "PermanentRedirect", "set the endpoint and region of the bucket",
          "AuthorizationHeaderMalformed", "set the region of the bucket",
          "InvalidStorageClass", "set a storage class that the server has",
          "NotImplemented",
              "if the server has no conditional puts, set the overwrite check to head");

  private static final int SHOWN = 300;
  private static final int NOT_FOUND = 404;
  private static final int NOT_IMPLEMENTED = 501;
  private static final Set<Integer> UNKNOWN_CALLER = Set.of(401, 407);

  private Failures() {}

  /**
   * The failure of a call.
   *
   * @param call what was done, to what
   * @param key the object; null if the call was about a bucket
   */
  static IOException of(String call, String key, SdkException failure) {
    if (failure instanceof AbortedException) {
      InterruptedIOException interrupted = new InterruptedIOException(call + " was interrupted");
      interrupted.initCause(failure);
      return interrupted;
    }
    if (failure instanceof S3Exception answered && answered.statusCode() > 0) {
      return answered(call, key, answered);
    }
    return unanswered(call, failure);
  }

  private static IOException answered(String call, String key, S3Exception failure) {
    int status = failure.statusCode();
    String code = code(failure);
    String message = "%s failed: %d %s".formatted(call, status, told(failure));
    if (code.equals("NoSuchBucket")) {
      return new MissingBucketException(message, failure);
    }
    if (status == NOT_FOUND && key != null && !code.equals("NoSuchUpload")) {
      return because(new NoSuchFileException(key, null, message), failure);
    }
    if (status == 412) {
      return because(new FileAlreadyExistsException(key, null, message), failure);
    }
    if (passes(status, code)) {
      return new TemporaryStoreException(message, failure, retryAfter(failure));
    }
    return new IOException(message, failure);
  }

  private static boolean passes(int status, String code) {
    return PASSING.contains(code)
        || status == 408
        || status == 429
        || status >= 500 && status != NOT_IMPLEMENTED;
  }

  private static <E extends IOException> E because(E failure, Throwable cause) {
    failure.initCause(cause);
    return failure;
  }

  /** The server's word for the failure; empty if it gave none. */
  static String code(S3Exception failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  private static String told(S3Exception failure) {
    String code = code(failure);
    String text = failure.awsErrorDetails() == null ? "" : failure.awsErrorDetails().errorMessage();
    String told = (code + " " + (text == null ? "" : text)).strip().replaceAll("\\p{Cntrl}", " ");
    String shown = told.length() > SHOWN ? told.substring(0, SHOWN) + "..." : told;
    String advice = ADVICE.get(code);
    return advice == null ? shown : shown + "; " + advice;
  }

  private static Duration retryAfter(S3Exception failure) {
    if (failure.awsErrorDetails() == null || failure.awsErrorDetails().sdkHttpResponse() == null) {
      return null;
    }
    return failure
        .awsErrorDetails()
        .sdkHttpResponse()
        .firstMatchingHeader("Retry-After")
        .map(RetryAfter::parse)
        .orElse(null);
  }

  private static IOException unanswered(String call, SdkException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof CertPathBuilderException) {
        return new IOException(
            call
                + " failed: the server's certificate is not trusted; set the file of its authority",
            failure);
      }
      if (cause instanceof HttpRetryException refused
          && UNKNOWN_CALLER.contains(refused.responseCode())) {
        return new IOException(
            call + " failed: " + refused.responseCode() + ", the server or proxy wants a login",
            failure);
      }
    }
    return new TemporaryStoreException(call + " failed: " + failure.getMessage(), failure);
  }
}
