package io.holdfast.backup;

import io.holdfast.message.MessageDetail;

/** A row is not in the state that the request left it in. */
public class WrongStateException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final MessageDetail detail;

  private WrongStateException(MessageDetail detail, String message) {
    super(message);
    this.detail = detail;
  }

  /** A backup or snapshot is not. */
  static WrongStateException ofBackup(String message) {
    return new WrongStateException(MessageDetail.INVALID_STATE, message);
  }

  /** A volume is not. */
  static WrongStateException ofVolume(String message) {
    return new WrongStateException(MessageDetail.VOLUME_STATE, message);
  }

  /** What users are told. */
  MessageDetail detail() {
    return detail;
  }
}
