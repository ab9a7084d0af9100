package io.holdfast.web.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Headers that every answer carries, errors included, and the version of the calls that there are
 * (api.md section 2).
 */
@Provider
@ApplicationScoped
public class AnswerFilter implements ContainerResponseFilter {

  @Inject private CurrentRequest current;
  @Inject private Authentication authentication;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("x-openstack-request-id", current.id());
    headers.putSingle("x-compute-request-id", current.id());
    if (response.getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()) {
      authentication
          .challenge()
          .ifPresent(uri -> headers.putSingle(HttpHeaders.WWW_AUTHENTICATE, uri));
    }
    if (current.echo() != null) {
      headers.putSingle(HttpHeaders.VARY, Microversion.HEADER);
      headers.putSingle(Microversion.HEADER, "volume " + current.echo());
    }
  }
}
