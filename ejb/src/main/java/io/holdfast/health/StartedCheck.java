package io.holdfast.health;

import io.holdfast.configuration.NodeConfiguration;
import io.holdfast.worker.WorkerChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the schema is migrated and the node is known as a worker. */
@Startup
@ApplicationScoped
public class StartedCheck implements HealthCheck {

  @Inject private NodeConfiguration node;
  @Inject private WorkerChoice workers;

  @Override
  public HealthCheckResponse call() {
    boolean registered = workers.registered(node.host());
    return HealthCheckResponse.named("worker " + node.host()).status(registered).build();
  }
}
