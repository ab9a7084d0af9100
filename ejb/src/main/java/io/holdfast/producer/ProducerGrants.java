package io.holdfast.producer;

import io.holdfast.configuration.ProducersConfiguration;
import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** For which projects a user of the broker may act, and as what. */
@ApplicationScoped
public class ProducerGrants {

  private static final Set<String> ROLES = Set.of("member");

  @Inject private ProducersConfiguration configuration;

  /**
   * Who asks, as the use cases want to know it.
   *
   * @throws RequestRefusedException 403 if the project is not granted to the sender; told to the
   *     operator, too
   */
  public RequestContext context(ProducerRequest request) {
    if (!configuration.permits(request.sender(), request.projectId())) {
      ProducerLog.LOG.notGranted(request.sender(), request.projectId(), request.action().word());
      throw new RequestRefusedException(
          Refusal.FORBIDDEN,
          "The project in project_id is not granted to the user who sent the message.");
    }
    return new RequestContext(request.sender(), request.projectId(), ROLES, request.trace());
  }
}
