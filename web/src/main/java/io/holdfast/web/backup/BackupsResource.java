package io.holdfast.web.backup;

import io.holdfast.backup.AcceptedRestore;
import io.holdfast.backup.Backup;
import io.holdfast.backup.BackupApiBean;
import io.holdfast.backup.BackupQueries;
import io.holdfast.backup.CreateBackup;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonFields;
import io.holdfast.persistence.ListQuery;
import io.holdfast.persistence.Page;
import io.holdfast.web.Answers;
import io.holdfast.web.list.ListAnswer;
import io.holdfast.web.list.ListParameters;
import io.holdfast.web.list.ListRules;
import io.holdfast.web.request.CurrentRequest;
import io.holdfast.web.request.Microversion;
import io.holdfast.web.request.Since;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Backups: list, create, show, update, delete, restore (api.md section 6, B1 to B7). */
@Path("v3/backups")
@RequestScoped
public class BackupsResource {

  /** What lists can be filtered and sorted by. */
  public static final ListRules LISTS =
      new ListRules(Set.of("name", "status", "volume_id"), new Microversion(3, 37));

  @Inject private CurrentRequest request;
  @Inject private BackupQueries queries;
  @Inject private BackupApiBean backups;
  @Context private UriInfo uri;

  /** B1. */
  @GET
  public Response list() {
    return list(view()::summary);
  }

  /** B2. */
  @GET
  @Path("detail")
  public Response listDetail() {
    return list(view()::detail);
  }

  /** B3. */
  @POST
  public Response create() {
    CreateBackup wanted = BackupBodies.create(request.body("backup"), request.microversion());
    Backup backup = backups.create(request.context(), wanted);
    return Answers.accepted("backup", view().summary(backup));
  }

  /** B4. */
  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    Backup backup = queries.show(request.context(), id);
    return Answers.ok("backup", view().detail(backup));
  }

  /** B5. */
  @PUT
  @Path("{id}")
  @Since(9)
  public Response update(@PathParam("id") String id) {
    Fields fields = BackupBodies.update(request.body("backup"), request.microversion());
    Optional<String> name = fields.change("name", fields::name);
    Optional<String> description = fields.change("description", fields::description);
    Map<String, String> metadata = fields.has("metadata") ? fields.metadata("metadata") : null;
    RequestContext caller = request.context();
    Backup backup = backups.update(caller, id, name, description, metadata);
    return Answers.ok("backup", view().summary(backup));
  }

  /** B6. */
  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id) {
    backups.delete(request.context(), id);
    return Answers.accepted();
  }

  /** B7. */
  @POST
  @Path("{id}/restore")
  public Response restore(@PathParam("id") String id) {
    Fields fields = BackupBodies.restore(request.body("restore"));
    String volumeId = fields.uuidOrNull("volume_id");
    String name = fields.name("name");
    RequestContext caller = request.context();
    AcceptedRestore restore = backups.restore(caller, id, volumeId, name);
    return Answers.accepted("restore", BackupView.restore(restore));
  }

  private Response list(Function<Backup, JsonFields> view) {
    RequestContext caller = request.as(Policy.BACKUP_GET_ALL);
    ListQuery query =
        ListParameters.read(
            uri.getQueryParameters(), LISTS, request.microversion(), caller.admin());
    Page<Backup> page = queries.list(caller, query);
    return Answers.ok(ListAnswer.of("backups", page, request::next, view, Backup::id));
  }

  private BackupView view() {
    return new BackupView(request.links(), request.microversion(), request.context().admin());
  }
}
