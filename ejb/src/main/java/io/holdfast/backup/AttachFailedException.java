package io.holdfast.backup;

import io.holdfast.job.FailReason;
import java.io.IOException;

/** A device could not be exported, connected or opened; no data was moved. */
public class AttachFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  AttachFailedException(IOException cause) {
    super(FailReason.of(cause), cause);
  }
}
