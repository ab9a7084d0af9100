package io.holdfast.probe;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.health.HealthProbe;
import io.holdfast.job.HeartbeatClock;
import io.holdfast.target.BackupTarget;
import io.holdfast.target.BackupTargets;
import io.holdfast.worker.WorkerChoice;
import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Looks at the parts of this node's service. */
@Stateless
@Local(HealthProbe.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HealthProbeBean implements HealthProbe {

  private static final int SECONDS = 2;

  @Resource(lookup = "java:/jdbc/holdfast")
  private DataSource dataSource;

  @Resource(lookup = "java:/JmsXA")
  private ConnectionFactory connections;

  @Inject private BackupTargets targets;
  @Inject private NodeConfiguration node;
  @Inject private JobsConfiguration jobs;
  @Inject private WorkerChoice workers;
  @Inject private HeartbeatClock clock;

  @Override
  public String trouble(Part part) {
    return switch (part) {
      case DATABASE -> database();
      case BROKER -> broker();
      case TARGET -> target();
      case WORKER -> workers.registered(node.host()) ? null : "The worker is not registered yet.";
      case HEARTBEAT -> heartbeat();
    };
  }

  private String database() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(SECONDS) ? null : "The database does not answer.";
    } catch (SQLException failure) {
      return "The database cannot be reached: " + failure.getMessage();
    }
  }

  private String broker() {
    try (JMSContext context = connections.createContext()) {
      return context.getMetaData() == null ? "The broker does not answer." : null;
    } catch (JMSRuntimeException failure) {
      return "The broker cannot be reached: " + failure.getMessage();
    }
  }

  private String target() {
    for (BackupTarget target : targets.all()) {
      try {
        target.driver().checkTarget();
      } catch (IOException failure) {
        return "Backups cannot be stored in target %s: %s"
            .formatted(target.name(), failure.getMessage());
      }
    }
    return null;
  }

  private String heartbeat() {
    boolean young = clock.age().compareTo(jobs.downAfter()) < 0;
    return young ? null : "The heartbeat timer stopped. Restart the server.";
  }
}
