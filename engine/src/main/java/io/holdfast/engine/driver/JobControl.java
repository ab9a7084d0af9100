package io.holdfast.engine.driver;

import java.io.IOException;

/**
 * The link from a running driver to the job it works for. Called from the driver's threads, often;
 * must be quick.
 */
public interface JobControl {

  /** A job that nobody cancels or watches: for tests and tools. */
  JobControl NONE = (done, total) -> {};

  /**
   * Reports progress, and stops the driver if the job was cancelled or taken over. Called at least
   * once for each window.
   *
   * @param doneBytes device bytes dealt with so far, holes and unchanged blocks included
   * @param totalBytes device bytes in all
   * @throws JobCancelledException if the driver is to stop; it cleans up nothing in the target
   */
  void progress(long doneBytes, long totalBytes) throws IOException;
}
