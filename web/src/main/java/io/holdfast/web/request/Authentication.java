package io.holdfast.web.request;

import io.holdfast.configuration.ApiConfiguration;
import io.holdfast.configuration.KeystoneConfiguration;
import io.holdfast.identity.Credentials;
import io.holdfast.identity.RequestContext;
import io.holdfast.identity.RequestTrace;
import io.holdfast.identity.TokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Who calls, by the headers of a request and the connection on which it came (auth.md). */
@ApplicationScoped
public class Authentication {

  private static final String TOKEN = "X-Auth-Token";
  private static final String SERVICE_TOKEN = "X-Service-Token";

  @Inject private TokenValidator validator;
  @Inject private ApiConfiguration api;
  @Inject private KeystoneConfiguration keystone;
  @Inject private HttpServletRequest connection;

  /**
   * The caller; in noauth mode, one without a token is answered instead with a token to use.
   *
   * @param path path below the context, encoded as it came
   * @throws io.holdfast.fault.RequestRefusedException as the validator does
   */
  Optional<RequestContext> caller(
      ContainerRequestContext request, String path, RequestTrace trace) {
    Credentials shown = shown(request, path);
    if (api.noauth() && shown.token() == null && shown.loopback()) {
      request.abortWith(invitation(request));
      return Optional.empty();
    }
    return Optional.of(RequestContext.of(validator.validate(shown), trace));
  }

  /** What the answer 401 says in WWW-Authenticate: where tokens are to be had. */
  Optional<String> challenge() {
    return api.noauth()
        ? Optional.empty()
        : Optional.of("Keystone uri=\"" + keystone.publicUrl() + "\"");
  }

  private Credentials shown(ContainerRequestContext request, String path) {
    return new Credentials(
        request.getHeaderString(TOKEN),
        request.getHeaderString(SERVICE_TOKEN),
        request.getMethod(),
        List.of(path, connection.getContextPath() + path),
        LocalAddress.isLoopback(connection.getLocalAddr()));
  }

  /** Tells old clients the token that they may use (auth.md section 4). */
  private static Response invitation(ContainerRequestContext request) {
    String user = headerOrAdmin(request, "X-Auth-User");
    String project = headerOrAdmin(request, "X-Auth-Project-Id");
    return Response.noContent()
        .type(MediaType.TEXT_PLAIN_TYPE)
        .header(TOKEN, user + ":" + project)
        .header("X-Server-Management-Url", request.getUriInfo().getRequestUri())
        .build();
  }

  private static String headerOrAdmin(ContainerRequestContext request, String header) {
    String value = request.getHeaderString(header);
    return value == null ? "admin" : value;
  }
}
