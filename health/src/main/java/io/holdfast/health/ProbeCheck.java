package io.holdfast.health;

import java.util.Locale;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** A check that asks the service's probe for one part. */
final class ProbeCheck implements HealthCheck {

  private static final String PROBE =
      "java:global/holdfast/holdfast-ejb/HealthProbeBean!" + HealthProbe.class.getName();

  private final HealthProbe.Part part;

  ProbeCheck(HealthProbe.Part part) {
    this.part = part;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(part.name().toLowerCase(Locale.ROOT));
    String trouble = trouble();
    return trouble == null
        ? response.up().build()
        : response.down().withData("reason", trouble).build();
  }

  private String trouble() {
    try {
      return ((HealthProbe) new InitialContext().lookup(PROBE)).trouble(part);
    } catch (NamingException missing) {
      return "The service is not deployed.";
    } catch (RuntimeException failure) {
      return String.valueOf(failure.getMessage());
    }
  }
}
