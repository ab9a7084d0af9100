package io.holdfast.job;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.engine.driver.JobCancelledException;
import io.holdfast.identity.LoggedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/**
 * Runs a job that a message named. Lets no failure out: the broker would deliver the message again
 * at once, and the ledger, not the broker, decides what happens to a failed job.
 */
@ApplicationScoped
public class JobRunner {

  @Inject private JobClaims claims;
  @Inject private RunningJobs running;
  @Inject private LostClaims lostClaims;
  @Inject private JobsConfiguration configuration;
  @Inject @Any private Instance<JobWork> works;

  /** Claims and runs the job; returns at once if there is nothing to do. */
  public void run(String jobId) {
    if (!running.enter(jobId)) {
      return;
    }
    try {
      claims
          .claim(jobId)
          .ifPresent(claim -> LoggedRequest.during(claim.trace(), () -> work(claim)));
    } catch (RuntimeException failure) {
      // The job stays as it is; the reaper sends it again.
      JobLog.LOG.claimFailed(failure, jobId);
    } finally {
      running.leave(jobId);
    }
  }

  private void work(JobClaim claim) {
    JobWork work = workOf(claim.action());
    running.started(claim);
    try {
      if (claim.attempt() > configuration.attempts()) {
        work.giveUp(
            claim, "The job was begun " + configuration.attempts() + " times and never ended.");
        return;
      }
      JobLog.LOG.started(claim.action(), claim.jobId(), claim.attempt(), claim.requestId());
      lostClaims.awaitEndOfOthers(claim);
      work.run(claim);
      JobLog.LOG.ended(claim.action(), claim.jobId(), claim.requestId());
    } catch (StaleClaimException | JobCancelledException stopped) {
      JobLog.LOG.stopped(claim.action(), claim.jobId(), stopped.getMessage());
    } catch (Exception failure) {
      giveUp(work, claim, failure);
    }
  }

  private void giveUp(JobWork work, JobClaim claim, Exception failure) {
    if (running.stopping()) {
      JobLog.LOG.stopped(claim.action(), claim.jobId(), "the node stops");
      return;
    }
    JobLog.LOG.failed(failure, claim.action(), claim.jobId(), claim.requestId());
    try {
      work.failed(claim, failure);
    } catch (RuntimeException second) {
      // The job stays running with no one at it; the reaper sends it again.
      JobLog.LOG.giveUpFailed(second, claim.action(), claim.jobId());
    }
  }

  private JobWork workOf(JobAction action) {
    return works.stream()
        .filter(work -> work.handles(action))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody handles " + action));
  }
}
