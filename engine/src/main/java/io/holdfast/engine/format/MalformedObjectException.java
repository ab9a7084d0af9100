package io.holdfast.engine.format;

import java.io.IOException;

/** A metadata object or hash list is not what the format says. */
public class MalformedObjectException extends IOException {

  private static final long serialVersionUID = 1L;

  public MalformedObjectException(String message) {
    super(message);
  }

  public MalformedObjectException(String message, Throwable cause) {
    super(message, cause);
  }
}
