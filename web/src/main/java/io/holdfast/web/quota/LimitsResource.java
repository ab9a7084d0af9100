package io.holdfast.web.quota;

import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.quota.QuotaSets;
import io.holdfast.web.Answers;
import io.holdfast.web.request.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The limits of the caller's project (api.md section 7). */
@Path("v3/limits")
@RequestScoped
public class LimitsResource {

  private static final int PROJECT_SINCE = 39;

  @Inject private CurrentRequest request;
  @Inject private QuotaSets quotas;

  /**
   * Limits, and what is used of them for those who may see it.
   *
   * @param projectId another project, for administrators from its version on; else ignored
   * @param tenantId the older name of the parameter
   */
  @GET
  public Response show(
      @QueryParam("project_id") String projectId, @QueryParam("tenant_id") String tenantId) {
    RequestContext caller = request.context();
    String asked = projectId == null ? tenantId : projectId;
    boolean other =
        asked != null && caller.admin() && request.microversion().atLeast(PROJECT_SINCE);
    String project = other ? QuotaBodies.project(asked) : caller.projectId();
    return Answers.ok(
        "limits",
        LimitsView.of(quotas.limits(caller, project), Policy.USED_LIMITS.permits(caller)));
  }
}
