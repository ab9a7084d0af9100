package io.holdfast.web.request;

import io.holdfast.json.JsonBody;
import io.holdfast.web.fault.FaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** The checks after routing, in the order of api.md section 3. Public paths have none. */
@Provider
@ApplicationScoped
public class CheckFilter implements ContainerRequestFilter {

  private static final Set<String> JSON =
      Set.of("application/json", "application/vnd.openstack.volume+json");

  @Inject private CurrentRequest current;
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    String version = request.getHeaderString(Microversion.HEADER);
    current.echo(Microversion.echo(version).orElse(null));
    if (current.context() == null) {
      return;
    }
    current.microversion(Microversion.negotiate(version));
    current.body(body(request.getHeaderString(HttpHeaders.CONTENT_TYPE), current.rawBody()));
    checkProject(current.path().project(), current.context().project().orElse(null));
    checkMethodExists(resource.getResourceMethod().getAnnotation(Since.class));
  }

  /** A body without a content type counts as none. */
  static JsonBody body(String contentType, byte[] bytes) {
    if (bytes.length == 0 || contentType == null) {
      return JsonBody.NONE;
    }
    if (!isJson(contentType)) {
      throw new FaultException(415, "Unsupported Content-Type. Send application/json.");
    }
    return JsonBody.parse(bytes);
  }

  static boolean isJson(String mediaType) {
    return JSON.contains(mediaType);
  }

  static void checkProject(String inUrl, String ofCaller) {
    if (inUrl != null && !inUrl.equals(ofCaller)) {
      throw FaultException.badRequest("The project in the URL is not the project of the token.");
    }
  }

  private void checkMethodExists(Since since) {
    if (since != null && !current.microversion().atLeast(since.value())) {
      throw FaultException.noSuchResource();
    }
  }
}
