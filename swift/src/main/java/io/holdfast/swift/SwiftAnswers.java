package io.holdfast.swift;

import io.holdfast.engine.store.RetryAfter;
import io.holdfast.engine.store.TemporaryStoreException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;

/** What refusals mean. */
final class SwiftAnswers {

  /**
   * Besides all of 5xx: 408 timed out, 422 the body was damaged on its way, 498 and 429 too many
   * requests.
   */
  private static final Set<Integer> PASSING = Set.of(408, 409, 422, 429, 498);

  private static final Map<Integer, String> ADVICE =
      Map.of(
          401, "set user and key that the server knows",
          403, "let the user read, write, list and delete there",
          411, "the server wants lengths that were sent; look at what is in between",
          413,
              "the account or container is full, or the object too large: raise the quota or set a smaller window",
          507, "the disks of the server are full or away");

  private static final int SHOWN = 200;

  private SwiftAnswers() {}

  /** Not the number of the status, or what the server says: both. */
  static IOException failure(String what, HttpResponse<?> answer, String said) {
    int status = answer.statusCode();
    String text = said == null ? "" : said.replaceAll("<[^>]*>|\\p{Cntrl}", " ").strip();
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    String advice = ADVICE.containsKey(status) ? "; " + ADVICE.get(status) : "";
    String message = "%s failed: %d %s%s".formatted(what, status, shown, advice);
    if (passes(status)) {
      return new TemporaryStoreException(
          message, null, RetryAfter.parse(answer.headers().firstValue("Retry-After").orElse(null)));
    }
    return new IOException(message);
  }

  /** Whether what was answered so may succeed later. */
  static boolean passes(int status) {
    return status >= 500 && status != 501 || PASSING.contains(status);
  }
}
