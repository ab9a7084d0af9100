package io.holdfast.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only if the broker gives a session. */
@Readiness
@ApplicationScoped
public class BrokerCheck implements HealthCheck {

  @Resource(lookup = "java:/JmsXA")
  private ConnectionFactory factory;

  @Override
  public HealthCheckResponse call() {
    try (JMSContext context = factory.createContext()) {
      return HealthCheckResponse.named("broker").status(context.getMetaData() != null).build();
    } catch (JMSRuntimeException failure) {
      return HealthCheckResponse.named("broker")
          .down()
          .withData("reason", String.valueOf(failure.getMessage()))
          .build();
    }
  }
}
