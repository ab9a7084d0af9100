package io.holdfast.rbd;

import java.io.IOException;

/** Takes the changes of an image, one by one and in ascending order. */
@FunctionalInterface
public interface ChangeVisitor {

  /**
   * A run that changed.
   *
   * @param data false if the run reads as zeros now
   * @throws IOException ends the listing, which then fails with it
   */
  void changed(long offset, long length, boolean data) throws IOException;
}
