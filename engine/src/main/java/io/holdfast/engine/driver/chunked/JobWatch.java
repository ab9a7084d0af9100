package io.holdfast.engine.driver.chunked;

import io.holdfast.engine.driver.JobControl;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stops all threads that work for one job: when the job is cancelled, or when one of them has
 * failed. Threads: any.
 */
final class JobWatch {

  private final JobControl control;
  private final long totalBytes;
  private final AtomicLong doneBytes = new AtomicLong();
  private final AtomicReference<IOException> failure = new AtomicReference<>();

  JobWatch(JobControl control, long totalBytes) {
    this.control = control;
    this.totalBytes = totalBytes;
  }

  /** Counts device bytes as dealt with. */
  void done(long bytes) {
    doneBytes.addAndGet(bytes);
  }

  /** Remembers the first failure; those that follow from it are of no interest. */
  void fail(IOException reason) {
    failure.compareAndSet(null, reason);
  }

  /**
   * Reports progress.
   *
   * @throws IOException the first failure, or that the job was cancelled
   */
  void check() throws IOException {
    requireNoFailure();
    control.progress(doneBytes.get(), totalBytes);
  }

  /**
   * @throws IOException the first failure
   */
  void requireNoFailure() throws IOException {
    IOException reason = failure.get();
    if (reason != null) {
      throw reason;
    }
  }
}
