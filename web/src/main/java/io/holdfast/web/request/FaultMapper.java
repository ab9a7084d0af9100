package io.holdfast.web.request;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.web.fault.Fault;
import io.holdfast.web.fault.FaultException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Turns everything that is thrown into a fault; what is no refusal is logged and hidden. */
@Provider
@ApplicationScoped
public class FaultMapper implements ExceptionMapper<Throwable> {

  @Inject private CurrentRequest request;

  @Override
  public Response toResponse(Throwable thrown) {
    Throwable cause = withoutEjbWrapping(thrown);
    if (cause instanceof WebApplicationException http && http.getResponse().getStatus() < 400) {
      return http.getResponse();
    }
    return refusal(cause)
        .orElseGet(
            () -> {
              WebLog.LOG.requestFailed(request.id(), cause);
              return internalError(request.id());
            })
        .response();
  }

  static Throwable withoutEjbWrapping(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof EJBException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** What the caller is told; empty if the request was not refused but went wrong. */
  static Optional<Fault> refusal(Throwable cause) {
    if (cause instanceof FaultException refused) {
      return Optional.of(refused.fault());
    }
    if (cause instanceof RequestRefusedException refused) {
      boolean overQuota = refused.refusal() == Refusal.OVER_QUOTA;
      return Optional.of(new Fault(refused.refusal().code(), refused.getMessage(), overQuota));
    }
    if (cause instanceof WebApplicationException http) {
      Response.StatusType status = http.getResponse().getStatusInfo();
      return ofHttp(status.getStatusCode(), status.getReasonPhrase());
    }
    return Optional.empty();
  }

  /** What JAX-RS says no to. A wrong method is a 404, as in OpenStack's routing (api.md 1). */
  static Optional<Fault> ofHttp(int code, String reason) {
    if (code == 404 || code == 405) {
      return Optional.of(FaultException.noSuchResource().fault());
    }
    return code < 500 ? Optional.of(new Fault(code, reason)) : Optional.empty();
  }

  static Fault internalError(String requestId) {
    return new Fault(
        500,
        "The server failed to do this; nothing is known to be wrong with the request."
            + " The log has the details under "
            + requestId
            + ".");
  }
}
