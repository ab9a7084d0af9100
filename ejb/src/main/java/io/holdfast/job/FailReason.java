package io.holdfast.job;

/** Reasons as rows hold them: one line a person understands, at most 255 characters. */
public final class FailReason {

  private static final int LENGTH = 255;

  private FailReason() {}

  /** The reason in a failure's own words; its kind if it has none. */
  public static String of(Throwable failure) {
    Throwable cause = cause(failure);
    String message = cause.getMessage();
    return cut(message == null || message.isBlank() ? cause.getClass().getSimpleName() : message);
  }

  /** The failure itself, without what containers and tasks wrap around it. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && isWrapper(cause)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof jakarta.ejb.EJBException
        || failure instanceof java.util.concurrent.ExecutionException
        || failure instanceof java.io.UncheckedIOException;
  }

  /** The reason cut to the column; null stays null. */
  public static String cut(String reason) {
    return reason != null && reason.length() > LENGTH ? reason.substring(0, LENGTH) : reason;
  }
}
