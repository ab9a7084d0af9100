package io.holdfast.web.discovery;

import io.holdfast.configuration.ApiConfiguration;
import io.holdfast.json.JsonFields;
import io.holdfast.web.Answers;
import io.holdfast.web.request.CurrentRequest;
import io.holdfast.web.request.Microversion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;

/** Version discovery (api.md section 1). */
@Path("/")
@RequestScoped
public class VersionsResource {

  private static final int MULTIPLE_CHOICES = 300;

  @Inject private CurrentRequest request;
  @Inject private ApiConfiguration configuration;

  /** All versions, for anybody. */
  @GET
  public Response root() {
    return Response.status(MULTIPLE_CHOICES)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(document(request.links().base()))
        .build();
  }

  /** The same behind authentication; without its slash it is elsewhere. */
  @GET
  @Path("v3")
  public Response version() {
    String base = request.links().base();
    if (!request.path().path().endsWith("/")) {
      return Response.status(Response.Status.FOUND).location(URI.create(base + "/v3/")).build();
    }
    return Answers.ok(document(base));
  }

  /** 200 while requests are served; 503 once an operator has taken the node out of service. */
  @GET
  @Path("healthcheck")
  public Response health() {
    boolean disabled = configuration.disableFile().filter(Files::exists).isPresent();
    return Response.status(disabled ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.OK)
        .type(MediaType.TEXT_PLAIN_TYPE)
        .entity(disabled ? "DISABLED BY FILE" : "OK")
        .build();
  }

  static JsonFields document(String base) {
    JsonFields documentation =
        new JsonFields()
            .put("rel", "describedby")
            .put("type", "text/html")
            .put("href", "https://docs.openstack.org/");
    JsonFields self = new JsonFields().put("rel", "self").put("href", base + "/v3/");
    JsonFields media =
        new JsonFields()
            .put("base", "application/json")
            .put("type", "application/vnd.openstack.volume+json;version=3");
    JsonFields version =
        new JsonFields()
            .put("id", "v3.0")
            .put("status", "CURRENT")
            .put("version", Microversion.MAXIMUM.toString())
            .put("min_version", Microversion.MINIMUM.toString())
            .put("updated", "2023-08-31T00:00:00Z")
            .put("links", List.of(documentation, self))
            .put("media-types", List.of(media));
    return new JsonFields().put("versions", List.of(version));
  }
}
