package io.holdfast.google;

import java.io.IOException;

/** There is no such bucket; the callers here know what that means for them. */
final class MissingBucketException extends IOException {

  private static final long serialVersionUID = 1L;

  MissingBucketException(String message) {
    super(message);
  }
}
