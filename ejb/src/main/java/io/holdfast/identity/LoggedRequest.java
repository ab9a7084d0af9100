package io.holdfast.identity;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.MDC;

/**
 * Puts the ids of a request before every message that this thread writes to the log until the
 * request's end; the server's pattern has a place for it ({@code jms-config/logging.cli}).
 */
public final class LoggedRequest {

  private static final String KEY = "request";

  /** Threads that are made meanwhile inherit what their maker had: in them it says nothing. */
  private record Words(String text, Thread thread) {
    @Override
    public String toString() {
      return Thread.currentThread() == thread ? text : "";
    }
  }

  private LoggedRequest() {}

  /** Does a piece of work for this request. */
  public static void during(RequestTrace trace, Runnable work) {
    begin(trace);
    try {
      work.run();
    } finally {
      end();
    }
  }

  /** From here on the thread works for this request. */
  public static void begin(RequestTrace trace) {
    resume(
        Stream.of(trace.globalRequestId(), trace.requestId(), trace.traceparent())
            .filter(id -> id != null)
            .collect(Collectors.joining(" ", "[", "] ")));
  }

  /** The thread works for nobody any more. */
  public static void end() {
    MDC.remove(KEY);
  }

  /** For whom this thread works, to be handed to another; null if for nobody. */
  public static String current() {
    Object request = MDC.get(KEY);
    return request == null || request.toString().isEmpty() ? null : request.toString();
  }

  /** Goes on with what another thread does. */
  public static void resume(String request) {
    if (request != null) {
      MDC.put(KEY, new Words(request, Thread.currentThread()));
    }
  }
}
