package io.holdfast.job;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.identity.LoggedRequest;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/**
 * Lets no job stay open with nobody at it. Passes may wait for rows that a crash left locked, so
 * the heartbeats are {@link JobPulse}'s.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobReaper {

  @Inject private JobsConfiguration configuration;
  @Inject private LeftBehindJobs leftBehind;
  @Inject private JobClaims claims;
  @Inject private RunningJobs running;
  @Inject @Any private Instance<JobWork> works;
  @Resource private TimerService timers;

  @PostConstruct
  void start() {
    long interval = configuration.heartbeat().toMillis();
    timers.createIntervalTimer(0, interval, new TimerConfig("jobs", false));
  }

  @Timeout
  void pass() {
    leftBehind.ofThisNode().forEach(job -> attempt(job, leftBehind::sendAgain));
    leftBehind.longQueued().forEach(job -> attempt(job, leftBehind::sendAgain));
    leftBehind.abandoned().forEach(job -> attempt(job, this::abandon));
  }

  /** One job's trouble is not the others'; the next pass tries again. */
  private static void attempt(String jobId, Consumer<String> step) {
    try {
      step.accept(jobId);
    } catch (RuntimeException failure) {
      JobLog.LOG.reaperFailed(failure, jobId);
    }
  }

  private void abandon(String jobId) {
    if (!running.enter(jobId)) {
      return;
    }
    try {
      claims
          .claim(jobId)
          .ifPresent(claim -> LoggedRequest.during(claim.trace(), () -> giveUp(claim)));
    } finally {
      running.leave(jobId);
    }
  }

  private void giveUp(JobClaim claim) {
    String reason = "The worker that had the job is down, and no other can do it.";
    JobLog.LOG.abandoned(claim.jobId(), claim.action(), reason);
    works.stream()
        .filter(work -> work.handles(claim.action()))
        .forEach(work -> work.giveUp(claim, reason));
  }
}
