package io.holdfast.engine.store;

import java.io.IOException;

/** The store failed in a way that may pass; the same call may succeed later. */
public class TemporaryStoreException extends IOException {

  private static final long serialVersionUID = 1L;

  public TemporaryStoreException(String message) {
    super(message);
  }

  public TemporaryStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
