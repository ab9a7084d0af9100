package io.holdfast.health;

import io.holdfast.backup.BackupTarget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only if backups can be stored. */
@Readiness
@ApplicationScoped
public class TargetCheck implements HealthCheck {

  @Inject private BackupTarget target;

  @Override
  public HealthCheckResponse call() {
    try {
      target.driver().checkTarget();
      return HealthCheckResponse.named("target").up().withData("service", target.service()).build();
    } catch (IOException failure) {
      return HealthCheckResponse.named("target")
          .down()
          .withData("reason", String.valueOf(failure.getMessage()))
          .build();
    }
  }
}
