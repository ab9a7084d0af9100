package io.holdfast.job;

import io.holdfast.configuration.JobsConfiguration;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Stops the jobs of this node that somebody has ended: a forced delete or a reset takes effect
 * within seconds. Asks the database once a second, and only while jobs run.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LostClaims {

  private static final Duration POLL = Duration.ofMillis(50);

  @Inject private JobsConfiguration configuration;
  @Inject private OpenJobs open;
  @Inject private RunningJobs running;
  @Resource private TimerService timers;

  @PostConstruct
  void start() {
    long interval = configuration.cancelCheck().toMillis();
    timers.createIntervalTimer(interval, interval, new TimerConfig("lost claims", false));
  }

  @Timeout
  void pass() {
    try {
      cancelLost(List.copyOf(running.all()));
    } catch (RuntimeException failure) {
      // The next pass asks again; what a lost job would still write is refused anyway.
      JobLog.LOG.claimsUnknown(failure);
    }
  }

  /**
   * Waits until no job of this node that lost its claim is at work on what a new job is about: two
   * must never write one volume, nor one store what the other deletes.
   *
   * @throws IllegalStateException if one does not stop within the configured time
   * @throws InterruptedException if the server stops
   */
  public void awaitEndOfOthers(JobClaim claim) throws InterruptedException {
    Instant deadline = Instant.now().plus(configuration.stopWait());
    while (!cancelLost(running.sharingWith(claim)).isEmpty()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "A job that was cancelled did not stop within "
                + configuration.stopWait().toSeconds()
                + " s.");
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  private List<RunningJob> cancelLost(List<RunningJob> jobs) {
    Set<JobClaim> current = open.current(jobs.stream().map(RunningJob::claim).toList());
    List<RunningJob> lost = jobs.stream().filter(job -> !current.contains(job.claim())).toList();
    lost.forEach(RunningJob::cancel);
    return lost;
  }
}
