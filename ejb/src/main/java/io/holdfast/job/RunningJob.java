package io.holdfast.job;

import io.holdfast.engine.driver.JobCancelledException;
import io.holdfast.engine.driver.JobControl;

/** A job in work: how far it is, and whether it is to stop. Threads: any. */
public final class RunningJob implements JobControl {

  private final JobClaim claim;
  private volatile int percent;
  private volatile int toldPercent;
  private volatile boolean cancelled;

  RunningJob(JobClaim claim) {
    this.claim = claim;
  }

  public JobClaim claim() {
    return claim;
  }

  public int percent() {
    return percent;
  }

  /** The percent that the rows know. */
  int toldPercent() {
    return toldPercent;
  }

  void toldPercent(int told) {
    this.toldPercent = told;
  }

  /** Makes the driver stop at its next window. */
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void progress(long doneBytes, long totalBytes) throws JobCancelledException {
    if (cancelled) {
      throw new JobCancelledException("job " + claim.jobId() + " was cancelled");
    }
    percent = totalBytes == 0 ? 100 : (int) (doneBytes * 100 / totalBytes);
  }
}
