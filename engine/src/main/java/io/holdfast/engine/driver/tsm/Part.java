package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.driver.JobControl;
import java.io.IOException;

/**
 * One of several equal parts of a job, each of which goes over the whole device.
 *
 * @param number from 0
 * @param of how many there are
 * @param total bytes of the device
 */
record Part(JobControl control, int number, int of, long total) {

  /** Reports bytes of this part, and stops if the job is to stop. */
  void done(long bytes) throws IOException {
    long before = total / of * number;
    control.progress(Math.min(total, before + Math.min(bytes, total) / of), total);
  }
}
