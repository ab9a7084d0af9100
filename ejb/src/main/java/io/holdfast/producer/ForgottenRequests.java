package io.holdfast.producer;

import io.holdfast.configuration.ProducersConfiguration;
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

/** Forgets requests by message that are older than they are remembered. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ForgottenRequests {

  private static final long INTERVAL = Duration.ofMinutes(1).toMillis();

  /** Rows of one pass; what it leaves, the next takes. */
  private static final int MOST = 10_000;

  @Inject private ProducersConfiguration configuration;
  @Inject private AnsweredRequests answered;
  @Resource private TimerService timers;

  @PostConstruct
  void start() {
    timers.createIntervalTimer(INTERVAL, INTERVAL, new TimerConfig("producer requests", false));
  }

  @Timeout
  void pass() {
    try {
      answered.forget(configuration.remember(), MOST);
    } catch (RuntimeException failure) {
      ProducerLog.LOG.notForgotten(failure);
    }
  }
}
