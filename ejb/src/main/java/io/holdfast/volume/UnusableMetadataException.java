package io.holdfast.volume;

import jakarta.ejb.ApplicationException;

/**
 * A backup's volume metadata cannot be applied to the volume; the transaction rolls back. The
 * message says what is wrong and what to do.
 */
@ApplicationException(rollback = true)
public class UnusableMetadataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnusableMetadataException(String message) {
    super(message);
  }

  public UnusableMetadataException(String message, Throwable cause) {
    super(message, cause);
  }
}
