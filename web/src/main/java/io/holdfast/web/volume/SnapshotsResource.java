package io.holdfast.web.volume;

import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.json.Action;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonFields;
import io.holdfast.persistence.ListQuery;
import io.holdfast.persistence.Page;
import io.holdfast.volume.CreateSnapshot;
import io.holdfast.volume.Snapshot;
import io.holdfast.volume.SnapshotApiBean;
import io.holdfast.volume.SnapshotQueries;
import io.holdfast.volume.SnapshotStatus;
import io.holdfast.web.Answers;
import io.holdfast.web.list.ListAnswer;
import io.holdfast.web.list.ListParameters;
import io.holdfast.web.list.ListRules;
import io.holdfast.web.request.CurrentRequest;
import io.holdfast.web.request.Microversion;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Snapshots: list, create, show, update, delete, reset (api.md section 7). */
@Path("v3/snapshots")
@RequestScoped
public class SnapshotsResource {

  /** What lists can be filtered and sorted by. */
  public static final ListRules LISTS =
      new ListRules(
          Set.of("name", "status", "volume_id", "metadata", "availability_zone"),
          Microversion.MINIMUM);

  @Inject private CurrentRequest request;
  @Inject private SnapshotQueries queries;
  @Inject private SnapshotApiBean snapshots;
  @Context private UriInfo uri;

  /** Short list. */
  @GET
  public Response list() {
    return list(view()::summary);
  }

  /** Long list. */
  @GET
  @Path("detail")
  public Response listDetail() {
    return list(view()::detail);
  }

  /** Accepts a new snapshot. */
  @POST
  public Response create() {
    CreateSnapshot wanted =
        VolumeBodies.createSnapshot(request.body("snapshot"), request.microversion());
    Snapshot snapshot = snapshots.create(request.context(), wanted);
    return Answers.accepted("snapshot", view().changed(snapshot));
  }

  /** One snapshot. */
  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    Snapshot snapshot = queries.show(request.context(), id);
    return Answers.ok("snapshot", view().detail(snapshot));
  }

  /** Changes what people call a snapshot. */
  @PUT
  @Path("{id}")
  public Response update(@PathParam("id") String id) {
    Fields fields = VolumeBodies.update(request.body("snapshot"), false);
    Optional<String> name = fields.change(VolumeBodies.alias(fields, "name"), fields::name);
    Optional<String> description =
        fields.change(VolumeBodies.alias(fields, "description"), fields::description);
    RequestContext caller = request.context();
    return Answers.ok(
        "snapshot", view().changed(snapshots.update(caller, id, name, description, null)));
  }

  /** Accepts the deletion. */
  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id) {
    snapshots.delete(request.context(), id);
    return Answers.accepted();
  }

  /** Does the one action that the body names. */
  @POST
  @Path("{id}/action")
  public Response act(@PathParam("id") String id) {
    Action action = request.body().action();
    switch (action.name()) {
      case "os-reset_status" -> resetStatus(id, action.fields());
      // Clients send null or an empty object; whatever it is, it means nothing.
      case "os-force_delete" -> snapshots.forceDelete(request.context(), id);
      default -> throw action.unknown();
    }
    return Answers.accepted();
  }

  private void resetStatus(String id, Fields reset) {
    reset.allow(Set.of("status")).requiredText("status", 1);
    SnapshotStatus status = reset.status("status", SnapshotStatus::of);
    RequestContext caller = request.context();
    snapshots.resetStatus(caller, id, status);
  }

  private Response list(Function<Snapshot, JsonFields> view) {
    RequestContext caller = request.as(Policy.SNAPSHOT_GET_ALL);
    ListQuery query =
        ListParameters.read(
            uri.getQueryParameters(), LISTS, request.microversion(), caller.admin());
    Page<Snapshot> page = queries.list(caller, query);
    return Answers.ok(ListAnswer.of("snapshots", page, request::next, view, Snapshot::id));
  }

  private SnapshotView view() {
    return new SnapshotView(request.microversion());
  }
}
