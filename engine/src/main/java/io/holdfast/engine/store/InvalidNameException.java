package io.holdfast.engine.store;

import java.io.IOException;

/** A container or object name that could lead outside the store, or that it cannot hold. */
public class InvalidNameException extends IOException {

  private static final long serialVersionUID = 1L;

  public InvalidNameException(String message) {
    super(message);
  }

  public InvalidNameException(String message, Throwable cause) {
    super(message, cause);
  }
}
