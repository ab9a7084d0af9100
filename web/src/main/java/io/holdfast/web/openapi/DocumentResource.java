package io.holdfast.web.openapi;

import io.holdfast.web.request.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The OpenAPI document, for anybody. */
@Path("openapi.json")
@RequestScoped
public class DocumentResource {

  @Inject private CurrentRequest request;

  /** The document, with the address that this request came to. */
  @GET
  public Response show() {
    return Response.ok(ApiDocument.text(request.links().base()), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
