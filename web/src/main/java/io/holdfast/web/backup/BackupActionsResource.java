package io.holdfast.web.backup;

import io.holdfast.backup.AdministratorActions;
import io.holdfast.backup.BackupStatus;
import io.holdfast.json.Action;
import io.holdfast.web.Answers;
import io.holdfast.web.request.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What administrators may do with backups in any status (api.md section 6, B10 and B11). */
@Path("v3/backups/{id}/action")
@RequestScoped
public class BackupActionsResource {

  @Inject private CurrentRequest request;
  @Inject private AdministratorActions actions;

  @PathParam("id")
  private String id;

  /** Does the one action that the body names. */
  @POST
  public Response act() {
    Action action = request.body().action();
    switch (action.name()) {
      case "os-reset_status" -> resetStatus(action);
      // Clients send null or an empty object; whatever it is, it means nothing.
      case "os-force_delete" -> actions.forceDelete(request.context(), id);
      default -> throw action.unknown();
    }
    return Answers.accepted();
  }

  private void resetStatus(Action action) {
    BackupStatus status = BackupBodies.resetStatus(action.fields());
    actions.resetStatus(request.context(), id, status);
  }
}
