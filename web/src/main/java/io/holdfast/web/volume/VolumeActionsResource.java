package io.holdfast.web.volume;

import io.holdfast.identity.RequestContext;
import io.holdfast.json.Action;
import io.holdfast.json.Fields;
import io.holdfast.volume.AttachStatus;
import io.holdfast.volume.AttachVolume;
import io.holdfast.volume.VolumeApiBean;
import io.holdfast.volume.VolumeStatus;
import io.holdfast.web.Answers;
import io.holdfast.web.request.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** What can be done with a volume besides changing its fields (api.md section 7). */
@Path("v3/volumes/{id}/action")
@RequestScoped
public class VolumeActionsResource {

  private static final String STATUS = "status";
  private static final String ATTACH_STATUS = "attach_status";
  private static final String MIGRATION_STATUS = "migration_status";

  @Inject private CurrentRequest request;
  @Inject private VolumeApiBean volumes;

  @PathParam("id")
  private String id;

  /** Does the one action that the body names. */
  @POST
  public Response act() {
    Action action = request.body().action();
    switch (action.name()) {
      case "os-attach" -> attach(action);
      case "os-detach" -> detach(action);
      case "os-extend" -> extend(action);
      case "os-reset_status" -> resetStatus(action.fields());
      // Clients send null or an empty object; whatever it is, it means nothing.
      case "os-force_delete" -> volumes.forceDelete(request.context(), id);
      case "os-set_bootable" -> {
        return setBootable(action);
      }
      default -> throw action.unknown();
    }
    return Answers.accepted();
  }

  private void attach(Action action) {
    AttachVolume attach = VolumeBodies.attach(action.fields());
    volumes.attach(request.context(), id, attach);
  }

  private void detach(Action action) {
    String attachment = VolumeBodies.detach(action.fieldsOrNone());
    volumes.detach(request.context(), id, attachment);
  }

  private void extend(Action action) {
    int size = VolumeBodies.extend(action.fields());
    volumes.extend(request.context(), id, size);
  }

  private Response setBootable(Action action) {
    boolean bootable = VolumeBodies.bootable(action.fields());
    volumes.setBootable(request.context(), id, bootable);
    return Response.ok().build();
  }

  private void resetStatus(Fields reset) {
    reset.allow(Set.of(STATUS, ATTACH_STATUS, MIGRATION_STATUS));
    if (!reset.given(STATUS) && !reset.given(ATTACH_STATUS) && !reset.given(MIGRATION_STATUS)) {
      throw reset.broken(STATUS, "or attach_status or migration_status is required");
    }
    if (!VolumeBodies.noMigration(reset.raw(MIGRATION_STATUS))) {
      throw reset.broken(MIGRATION_STATUS, "must be none; volumes do not migrate");
    }
    VolumeStatus status = reset.status(STATUS, VolumeStatus::of);
    AttachStatus attachStatus = reset.status(ATTACH_STATUS, AttachStatus::of);
    RequestContext caller = request.context();
    volumes.resetStatus(caller, id, status, attachStatus);
  }
}
