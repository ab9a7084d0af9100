package io.holdfast.identity;

import java.util.regex.Pattern;

/**
 * By which ids a request is known here and elsewhere. They go with it into its jobs, their events
 * and every line of the log.
 *
 * @param requestId {@code req-<uuid>}, ours
 * @param globalRequestId the caller's own id of the same form, or null
 * @param traceparent W3C Trace Context, as it came; or null
 * @param tracestate the same; null without traceparent
 */
public record RequestTrace(
    String requestId, String globalRequestId, String traceparent, String tracestate) {

  private static final Pattern REQUEST_ID = Pattern.compile("req-[0-9a-fA-F-]{36}");
  private static final Pattern PARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Pattern STATE = Pattern.compile("[\\x20-\\x7e]{1,512}");

  /** A request that nobody else knows by another id. */
  public static RequestTrace of(String requestId) {
    return new RequestTrace(requestId, null, null, null);
  }

  /**
   * Takes over what a caller sent; what is malformed is as if it had not come (W3C Trace Context,
   * section 2.3).
   */
  public static RequestTrace received(
      String requestId, String globalRequestId, String traceparent, String tracestate) {
    String parent = matching(PARENT, traceparent);
    return new RequestTrace(
        requestId,
        matching(REQUEST_ID, globalRequestId),
        parent,
        parent == null ? null : matching(STATE, tracestate));
  }

  private static String matching(Pattern form, String value) {
    return value != null && form.matcher(value).matches() ? value : null;
  }
}
