package io.holdfast.web.backup;

import io.holdfast.backup.BackupApiBean;
import io.holdfast.backup.BackupQueries;
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

/**
 * The metadata of one backup, pair by pair. Cinder does not have these calls, openstacksdk makes
 * them all the same, and without a microversion (api.md section 8).
 */
@Path("v3/backups/{id}/metadata")
@RequestScoped
public class BackupMetadataResource {

  @Inject private CurrentRequest request;
  @Inject private BackupQueries queries;
  @Inject private BackupApiBean backups;

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
        backups.changeMetadata(request.context(), id, MetadataPairs.added(request.body())));
  }

  /** Writes the whole set. */
  @PUT
  public Response replace() {
    return MetadataPairs.answer(
        backups.changeMetadata(request.context(), id, MetadataPairs.replaced(request.body())));
  }

  /** Takes one pair away. */
  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    backups.changeMetadata(request.context(), id, MetadataPairs.without(key));
    return Response.ok().build();
  }
}
