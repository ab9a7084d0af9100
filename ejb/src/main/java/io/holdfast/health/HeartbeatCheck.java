package io.holdfast.health;

import io.holdfast.configuration.JobsConfiguration;
import io.holdfast.job.HeartbeatClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live as long as this node's heartbeat timer runs; one that stopped needs a restart. */
@Liveness
@ApplicationScoped
public class HeartbeatCheck implements HealthCheck {

  @Inject private HeartbeatClock clock;
  @Inject private JobsConfiguration configuration;

  @Override
  public HealthCheckResponse call() {
    boolean young = clock.age().compareTo(configuration.downAfter()) < 0;
    return HealthCheckResponse.named("heartbeat").status(young).build();
  }
}
