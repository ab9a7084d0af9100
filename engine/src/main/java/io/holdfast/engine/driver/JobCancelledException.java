package io.holdfast.engine.driver;

import java.io.IOException;

/** The job was cancelled or taken over by another worker; the driver stops at once. */
public class JobCancelledException extends IOException {

  private static final long serialVersionUID = 1L;

  public JobCancelledException(String message) {
    super(message);
  }

  public JobCancelledException(String message, Throwable cause) {
    super(message, cause);
  }
}
