package io.holdfast.backup;

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

/** Proves now and then that no backup stays in a passing status for ever. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BackupReaper {

  @Inject private JobsConfiguration configuration;
  @Inject private StrandedBackups stranded;
  @Resource private TimerService timers;

  @PostConstruct
  void start() {
    long interval = configuration.downAfter().toMillis();
    timers.createIntervalTimer(interval, interval, new TimerConfig("backups", false));
  }

  @Timeout
  void pass() {
    stranded.find().forEach(this::end);
  }

  /** One backup's trouble is not the others'; the next pass tries again. */
  private void end(String id) {
    try {
      stranded.end(id);
    } catch (RuntimeException failure) {
      BackupLog.LOG.reaperFailed(failure, id);
    }
  }
}
