package io.holdfast.backup;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.engine.driver.JobControl;
import io.holdfast.job.FailReason;
import io.holdfast.job.JobClaim;
import io.holdfast.job.RunningJobs;
import io.holdfast.target.BackupTargets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;

/**
 * What an attempt at a backup has stored that never became one. It lies at the place that the row
 * names, where nothing of any other backup is deleted with it. Works outside transactions.
 */
@ApplicationScoped
public class BackupRemains {

  @Inject private BackupTargets targets;
  @Inject private RunningJobs running;
  @Inject private JobsConfiguration configuration;

  /** Deletes what an attempt that crashed has stored, which would spoil the next one. */
  public void remove(JobClaim claim, Backup backup) throws IOException {
    remove(backup, running.job(claim));
  }

  /**
   * Deletes what a backup has stored that ends in error, which is of no use to anybody. A failure
   * is told to the operator and not thrown: the backup's own deletion tries again.
   */
  public void removeIfPossible(JobClaim claim, Backup backup) {
    if (backup.status() != BackupStatus.CREATING) {
      return;
    }
    try {
      remove(backup, inTime(running.job(claim), configuration.cleanUpTime()));
    } catch (IOException | RuntimeException failure) {
      BackupLog.LOG.remainsStay(backup.id(), backup.target(), FailReason.of(failure));
    }
  }

  /** A backup that never got a place has stored nothing. */
  private void remove(Backup backup, JobControl control) throws IOException {
    if (backup.serviceMetadata() != null) {
      targets.named(backup.target()).driver().delete(backup.record(null), control);
    }
  }

  private static JobControl inTime(JobControl control, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    return (done, total) -> {
      control.progress(done, total);
      if (System.nanoTime() > end) {
        throw new IOException("it was not done after " + limit.toSeconds() + " s");
      }
    };
  }
}
