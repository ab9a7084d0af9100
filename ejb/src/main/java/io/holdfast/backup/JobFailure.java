package io.holdfast.backup;

import io.holdfast.job.FailReason;
import io.holdfast.message.MessageDetail;

/**
 * Why a job of a backup failed, in two forms.
 *
 * @param reason for whoever reads the backup, in the failure's own words
 * @param detail for the message to the user
 */
public record JobFailure(String reason, MessageDetail detail) {

  /**
   * What a failure of the work means.
   *
   * @param otherwise the detail if the failure itself does not tell
   */
  static JobFailure of(Exception failure, MessageDetail otherwise) {
    Throwable cause = FailReason.cause(failure);
    String reason = FailReason.of(cause);
    if (cause instanceof WrongStateException wrong) {
      return new JobFailure(reason, wrong.detail());
    }
    return new JobFailure(
        reason, cause instanceof AttachFailedException ? MessageDetail.ATTACH_FAILED : otherwise);
  }

  /** The work was never ended, because whoever had it went down. */
  static JobFailure abandoned(String reason) {
    return new JobFailure(reason, MessageDetail.SERVICE_DOWN);
  }
}
