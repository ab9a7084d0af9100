package io.holdfast.web.request;

import io.holdfast.configuration.ApiConfiguration;
import io.holdfast.identity.LoggedRequest;
import io.holdfast.identity.RequestContext;
import io.holdfast.identity.RequestTrace;
import io.holdfast.web.fault.FaultException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;

/** What happens before routing (api.md section 3): size of the body, the caller, the path. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class EntryFilter implements ContainerRequestFilter {

  private static final int LARGEST_BODY = 114_688;

  @Inject private CurrentRequest current;
  @Inject private Authentication authentication;
  @Inject private ApiConfiguration configuration;

  @Override
  public void filter(ContainerRequestContext request) {
    RequestTrace trace = trace(request);
    LoggedRequest.begin(trace);
    current.rawBody(body(request.getEntityStream()));
    String path = rawPath(request.getUriInfo());
    if (!ApiPath.isPublic(path)) {
      authentication.caller(request, path, trace).ifPresent(current::context);
    }
    route(request, path);
  }

  private RequestTrace trace(ContainerRequestContext request) {
    return RequestTrace.received(
        current.id(),
        request.getHeaderString("X-OpenStack-Request-ID"),
        request.getHeaderString("traceparent"),
        request.getHeaderString("tracestate"));
  }

  /**
   * All bytes of a body.
   *
   * @throws FaultException 413 if there are too many, 400 if they end before the sender said
   */
  static byte[] body(InputStream sent) {
    byte[] bytes = bytes(sent);
    if (bytes.length > LARGEST_BODY) {
      throw new FaultException(
          413, "The body must have at most " + LARGEST_BODY + " bytes. Send less.");
    }
    return bytes;
  }

  private static byte[] bytes(InputStream sent) {
    try {
      return sent.readNBytes(LARGEST_BODY + 1);
    } catch (IOException broken) {
      FaultException refusal =
          FaultException.badRequest("The body could not be read to its end. Send all of it.");
      refusal.initCause(broken);
      throw refusal;
    }
  }

  private void route(ContainerRequestContext request, String rawPath) {
    if (rawPath.toLowerCase(Locale.ROOT).contains("%00")) {
      throw FaultException.noSuchResource();
    }
    UriInfo uri = request.getUriInfo();
    String query = uri.getRequestUri().getRawQuery();
    RequestContext caller = current.context();
    String ownProject = caller == null ? null : caller.project().orElse(null);
    ApiPath path = ApiPath.of(rawPath, ownProject);
    current.target(path, query, new Links(base(request), path.project()));
    if (!path.path().equals(rawPath)) {
      String relative = path.path().substring(1) + (query == null ? "" : "?" + query);
      request.setRequestUri(uri.getBaseUri(), URI.create(uri.getBaseUri() + relative));
    }
  }

  private String base(ContainerRequestContext request) {
    String configured = configuration.publicEndpoint();
    String base =
        configured.isEmpty()
            ? ForwardedHost.in(
                request.getUriInfo().getBaseUri(), request.getHeaderString(ForwardedHost.HEADER))
            : configured;
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  private static String rawPath(UriInfo uri) {
    String path = uri.getPath(false);
    return path.startsWith("/") ? path : "/" + path;
  }
}
