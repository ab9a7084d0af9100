package io.holdfast.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Which part says what: ready, live or started. */
@ApplicationScoped
public class HealthChecks {

  @Produces
  @Readiness
  HealthCheck database() {
    return new ProbeCheck(HealthProbe.Part.DATABASE);
  }

  @Produces
  @Readiness
  HealthCheck broker() {
    return new ProbeCheck(HealthProbe.Part.BROKER);
  }

  @Produces
  @Readiness
  HealthCheck target() {
    return new ProbeCheck(HealthProbe.Part.TARGET);
  }

  /** Started once the schema is migrated and the node is known as a worker. */
  @Produces
  @Startup
  HealthCheck worker() {
    return new ProbeCheck(HealthProbe.Part.WORKER);
  }

  /** Live as long as the node's heartbeat timer runs. */
  @Produces
  @Liveness
  HealthCheck heartbeat() {
    return new ProbeCheck(HealthProbe.Part.HEARTBEAT);
  }
}
