package io.holdfast.web.volume;

import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.json.Action;
import io.holdfast.json.Fields;
import io.holdfast.volume.AttachStatus;
import io.holdfast.volume.AttachVolume;
import io.holdfast.volume.VolumeApiBean;
import io.holdfast.volume.VolumeAttachments;
import io.holdfast.volume.VolumeConnections;
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
  @Inject private VolumeAttachments attachments;
  @Inject private VolumeConnections connections;

  @PathParam("id")
  private String id;

  /**
   * Does the one action that the body names. Of those without parameters, clients send null or an
   * empty object; whatever it is, it means nothing.
   */
  @POST
  public Response act() {
    Action action = request.body().action();
    switch (action.name()) {
      case "os-reserve" -> attachments.reserve(request.context(), id);
      case "os-unreserve" -> attachments.unreserve(request.context(), id);
      case "os-attach" -> attach(action);
      case "os-begin_detaching" -> attachments.beginDetaching(request.context(), id);
      case "os-roll_detaching" -> attachments.rollDetaching(request.context(), id);
      case "os-detach" -> detach(action);
      case "os-force_detach" -> forceDetach(action);
      case "os-terminate_connection" -> terminateConnection(action);
      case "os-extend" -> extend(action);
      case "os-reset_status" -> resetStatus(action.fields());
      case "os-force_delete" -> forceDelete();
      case "os-set_bootable" -> {
        return setBootable(action);
      }
      case "os-initialize_connection" -> {
        return initializeConnection(action);
      }
      default -> throw action.unknown();
    }
    return Answers.accepted();
  }

  private void attach(Action action) {
    AttachVolume attach = VolumeBodies.attach(action.fields());
    attachments.attach(request.context(), id, attach);
  }

  private void detach(Action action) {
    String attachment = VolumeBodies.detach(action.fieldsOrNone());
    attachments.detach(request.context(), id, attachment);
  }

  private void forceDetach(Action action) {
    String attachment = VolumeBodies.forceDetach(action.fields());
    attachments.forceDetach(request.context(), id, attachment);
  }

  private Response initializeConnection(Action action) {
    VolumeBodies.requireConnector(action.fields(), false);
    ConnectionInfo connection = connections.initialize(request.context(), id);
    return Answers.ok("connection_info", ConnectionView.of(connection));
  }

  private void terminateConnection(Action action) {
    VolumeBodies.requireConnector(action.fields(), true);
    connections.terminate(request.context(), id);
  }

  private void forceDelete() {
    volumes.forceDelete(request.context(), id, Policy.VOLUME_FORCE_DELETE, false);
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
