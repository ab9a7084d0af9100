package io.holdfast.engine.store.mount;

import io.holdfast.engine.store.TemporaryStoreException;

/** The share is not mounted where it should be; it may be later. */
final class NotMountedException extends TemporaryStoreException {

  private static final long serialVersionUID = 1L;

  NotMountedException(String message) {
    super(message);
  }
}
