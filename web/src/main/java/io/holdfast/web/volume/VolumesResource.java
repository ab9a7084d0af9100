package io.holdfast.web.volume;

import io.holdfast.backup.BackupApiBean;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.json.BooleanWords;
import io.holdfast.json.Fields;
import io.holdfast.json.JsonFields;
import io.holdfast.persistence.ListQuery;
import io.holdfast.persistence.Page;
import io.holdfast.volume.CreateVolume;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeApiBean;
import io.holdfast.volume.VolumeBackends;
import io.holdfast.volume.VolumeQueries;
import io.holdfast.web.Answers;
import io.holdfast.web.fault.FaultException;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Volumes: list, create, show, update, delete (api.md section 7). */
@Path("v3/volumes")
@RequestScoped
public class VolumesResource {

  /** What lists can be filtered and sorted by. */
  public static final ListRules LISTS =
      new ListRules(
          Set.of(
              "name",
              "status",
              "metadata",
              "bootable",
              "migration_status",
              "availability_zone",
              "group_id",
              "size",
              "created_at",
              "updated_at"),
          Microversion.MINIMUM);

  private static final int FORCE_SINCE = 23;

  @Inject private CurrentRequest request;
  @Inject private VolumeBackends backends;
  @Inject private VolumeQueries queries;
  @Inject private VolumeApiBean volumes;
  @Inject private BackupApiBean backups;
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

  /** Accepts a new volume. */
  @POST
  public Response create() {
    Fields fields = request.body().only("volume", "OS-SCH-HNT:scheduler_hints");
    CreateVolume wanted = VolumeBodies.create(fields, request.microversion());
    RequestContext caller = request.as(Policy.VOLUME_CREATE);
    Volume volume =
        wanted.backupId() == null
            ? volumes.create(caller, wanted)
            : backups.createVolume(caller, wanted);
    return Answers.accepted("volume", view().changed(volume));
  }

  /** One volume. */
  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    Volume volume = queries.show(request.context(), id);
    return Answers.ok("volume", view().detail(volume));
  }

  /** Changes what people call a volume. */
  @PUT
  @Path("{id}")
  public Response update(@PathParam("id") String id) {
    Fields fields = VolumeBodies.update(request.body("volume"), true);
    Optional<String> name = fields.change(VolumeBodies.alias(fields, "name"), fields::name);
    Optional<String> description =
        fields.change(VolumeBodies.alias(fields, "description"), fields::description);
    Map<String, String> metadata = fields.has("metadata") ? fields.metadata("metadata") : null;
    RequestContext caller = request.context();
    Volume volume = volumes.update(caller, id, name, description, metadata);
    return Answers.ok("volume", view().changed(volume));
  }

  /**
   * Accepts the deletion, with {@code cascade} that of its snapshots too; with {@code force}, which
   * versions before its own do not know, in any status.
   */
  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id) {
    boolean cascade = isSet("cascade");
    if (request.microversion().atLeast(FORCE_SINCE) && isSet("force")) {
      volumes.forceDelete(request.context(), id, Policy.VOLUME_DELETE_BY_FORCE, cascade);
    } else {
      volumes.delete(request.context(), id, cascade);
    }
    return Answers.accepted();
  }

  private boolean isSet(String parameter) {
    String word = uri.getQueryParameters().getFirst(parameter);
    return word != null
        && BooleanWords.inQuery(word)
            .orElseThrow(() -> FaultException.badRequest(parameter + " must be true or false."));
  }

  private Response list(Function<Volume, JsonFields> view) {
    RequestContext caller = request.as(Policy.VOLUME_GET_ALL);
    ListQuery query =
        ListParameters.read(
            uri.getQueryParameters(), LISTS, request.microversion(), caller.admin());
    Page<Volume> page = queries.list(caller, query);
    return Answers.ok(ListAnswer.of("volumes", page, request::next, view, Volume::id));
  }

  private VolumeView view() {
    RequestContext caller = request.context();
    return new VolumeView(
        request.links(),
        request.microversion(),
        caller.admin(),
        caller.seesHosts(),
        backends.types());
  }
}
