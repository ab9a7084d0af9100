package io.holdfast.worker;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.job.NodeIncarnation;
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

/** Makes this node known as a worker, and says at every heartbeat that it lives. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkerRegistration {

  @Inject private NodeConfiguration node;
  @Inject private JobsConfiguration configuration;
  @Inject private NodeIncarnation incarnation;
  @Inject private WorkerRows rows;
  @Resource private TimerService timers;

  @PostConstruct
  void register() {
    rows.register(node.host(), node.availabilityZone(), incarnation.id());
    WorkerLog.LOG.up(node.host(), node.availabilityZone());
    long interval = configuration.heartbeat().toMillis();
    timers.createIntervalTimer(interval, interval, new TimerConfig("worker", false));
  }

  @Timeout
  void beat() {
    try {
      rows.beat(node.host(), incarnation.id());
    } catch (RuntimeException failure) {
      WorkerLog.LOG.heartbeatFailed(failure, node.host());
    }
  }
}
