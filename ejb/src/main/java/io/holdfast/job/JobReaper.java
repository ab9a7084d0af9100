package io.holdfast.job;

import io.holdfast.configuration.JobsConfiguration;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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

/** Lets no job stay open with nobody at it: at the start, and at every heartbeat. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobReaper {

  @Inject private JobsConfiguration configuration;
  @Inject private LeftBehindJobs leftBehind;
  @Inject private JobClaims claims;
  @Inject private JobHeartbeats heartbeats;
  @Inject private RunningJobs running;
  @Inject private HeartbeatClock clock;
  @Inject @Any private Instance<JobWork> works;
  @Resource private TimerService timers;

  @PostConstruct
  void start() {
    long interval = configuration.heartbeat().toMillis();
    timers.createIntervalTimer(0, interval, new TimerConfig("jobs", false));
  }

  /** The server would wait for the listeners, and those for their jobs. */
  @PreDestroy
  void stop() {
    running.stop();
  }

  @Timeout
  void pass() {
    clock.beat();
    running.all().forEach(this::beat);
    leftBehind.ofThisNode().forEach(leftBehind::sendAgain);
    leftBehind.longQueued().forEach(leftBehind::sendAgain);
    leftBehind.abandoned().forEach(this::abandon);
  }

  private void beat(RunningJob job) {
    if (!heartbeats.beat(job.claim(), job.percent())) {
      job.cancel();
    }
  }

  private void abandon(String jobId) {
    claims.claim(jobId).ifPresent(this::giveUp);
  }

  private void giveUp(JobClaim claim) {
    String reason = "The worker that had the job is down, and no other can do it.";
    JobLog.LOG.abandoned(claim.jobId(), claim.action(), reason);
    works.stream()
        .filter(work -> work.handles(claim.action()))
        .forEach(work -> work.giveUp(claim, reason));
  }
}
