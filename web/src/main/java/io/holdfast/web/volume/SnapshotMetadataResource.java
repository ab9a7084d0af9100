package io.holdfast.web.volume;

import io.holdfast.volume.MetadataApiBean;
import io.holdfast.volume.SnapshotQueries;
import io.holdfast.web.MetadataPairs;
import io.holdfast.web.request.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** The metadata of one snapshot, pair by pair: the properties that clients set and unset. */
@Path("v3/snapshots/{id}/metadata")
@RequestScoped
public class SnapshotMetadataResource {

  @Inject private CurrentRequest request;
  @Inject private SnapshotQueries queries;
  @Inject private MetadataApiBean metadata;

  @PathParam("id")
  private String id;

  /** All pairs. */
  @GET
  public Response show() {
    return MetadataPairs.answer(queries.show(request.context(), id).metadata());
  }

  /** Adds pairs, and gives known keys other values. */
  @POST
  public Response add() {
    return MetadataPairs.answer(
        metadata.changeSnapshot(request.context(), id, MetadataPairs.added(request.body())));
  }

  /** Writes the whole set. */
  @PUT
  public Response replace() {
    return MetadataPairs.answer(
        metadata.changeSnapshot(request.context(), id, MetadataPairs.replaced(request.body())));
  }

  /** Takes one pair away. */
  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    metadata.changeSnapshot(request.context(), id, MetadataPairs.without(key));
    return Response.ok().build();
  }
}
