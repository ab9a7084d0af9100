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
import jakarta.inject.Inject;

/**
 * Says at every heartbeat that this node's jobs live, and stops those that it has lost. Stops all
 * of them when the server stops.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobPulse {

  @Inject private JobsConfiguration configuration;
  @Inject private JobHeartbeats heartbeats;
  @Inject private RunningJobs running;
  @Inject private HeartbeatClock clock;
  @Resource private TimerService timers;

  @PostConstruct
  void start() {
    long interval = configuration.heartbeat().toMillis();
    timers.createIntervalTimer(interval, interval, new TimerConfig("pulse", false));
  }

  @Timeout
  void beat() {
    clock.beat();
    running.all().forEach(this::beat);
  }

  private void beat(RunningJob job) {
    try {
      int percent = job.percent();
      if (heartbeats.beat(job.claim(), percent, percent > job.toldPercent())) {
        job.toldPercent(percent);
      } else {
        job.cancel();
      }
    } catch (RuntimeException failure) {
      // The job goes on; it is lost only if the heartbeat gets too old.
      JobLog.LOG.heartbeatFailed(failure, job.claim().jobId());
    }
  }

  /** The server would wait for the listeners, and those for their jobs. */
  @PreDestroy
  void stop() {
    running.stop();
  }
}
