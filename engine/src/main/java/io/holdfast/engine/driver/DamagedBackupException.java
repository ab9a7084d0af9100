package io.holdfast.engine.driver;

import java.io.IOException;

/** Stored data is not what was stored, or parts of it are missing. The message names the object. */
public class DamagedBackupException extends IOException {

  private static final long serialVersionUID = 1L;

  public DamagedBackupException(String message) {
    super(message);
  }

  public DamagedBackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
