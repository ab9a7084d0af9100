package io.holdfast.message;

import io.holdfast.configuration.MessagesConfiguration;
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

/** Removes messages whose time is over; what one pass leaves, the next takes. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MessageReaper {

  @Inject private MessagesConfiguration configuration;
  @Inject private MessageRows rows;
  @Resource private TimerService timers;

  @PostConstruct
  void start() {
    long interval = configuration.reapInterval().toMillis();
    timers.createIntervalTimer(interval, interval, new TimerConfig("messages", false));
  }

  @Timeout
  void pass() {
    try {
      int removed = rows.removeExpired(configuration.reapMost());
      MessageLog.LOG.expired(removed);
    } catch (RuntimeException failure) {
      MessageLog.LOG.reaperFailed(failure);
    }
  }
}
