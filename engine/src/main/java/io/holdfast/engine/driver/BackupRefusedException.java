package io.holdfast.engine.driver;

import java.io.IOException;

/** The caller must change something; nothing was written. The message is for the user. */
public class BackupRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  public BackupRefusedException(String message) {
    super(message);
  }

  public BackupRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
