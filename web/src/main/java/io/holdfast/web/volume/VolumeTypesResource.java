package io.holdfast.web.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.web.Answers;
import io.holdfast.web.json.JsonFields;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Volume types: there is one, and clients look it up before they create a volume. */
@Path("v3/types")
@RequestScoped
public class VolumeTypesResource {

  /** All types. */
  @GET
  public Response list() {
    return Answers.ok(
        new JsonFields()
            .put("volume_types", Json.createArrayBuilder().add(VolumeType.view()).build())
            .build());
  }

  /** The type of volumes that name none. */
  @GET
  @Path("default")
  public Response showDefault() {
    return Answers.ok("volume_type", VolumeType.view());
  }

  /** One type by id; a name is not found, so that clients go on and list. */
  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    if (!id.equals(VolumeType.ID)) {
      throw RequestRefusedException.notFound("Volume type", id);
    }
    return Answers.ok("volume_type", VolumeType.view());
  }
}
