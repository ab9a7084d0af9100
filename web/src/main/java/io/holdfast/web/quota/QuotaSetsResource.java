package io.holdfast.web.quota;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.BooleanWords;
import io.holdfast.json.JsonFields;
import io.holdfast.quota.QuotaResource;
import io.holdfast.quota.QuotaResources;
import io.holdfast.quota.QuotaSets;
import io.holdfast.quota.QuotaUse;
import io.holdfast.web.Answers;
import io.holdfast.web.request.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Limits of projects (api.md section 7). */
@Path("v3/os-quota-sets/{project}")
@RequestScoped
public class QuotaSetsResource {

  private static final String SET = "quota_set";

  @Inject private CurrentRequest request;
  @Inject private QuotaSets quotas;
  @Inject private QuotaResources resources;

  @PathParam("project")
  private String project;

  /** The limits in force, if wanted with what is used of them. */
  @GET
  public Response show(@QueryParam("usage") String usage) {
    boolean withUsage = usage != null && truth(usage);
    Map<QuotaResource, QuotaUse> set = quotas.show(request.context(), QuotaBodies.project(project));
    return withId(withUsage ? QuotaView.usage(set) : QuotaView.limitsOf(set));
  }

  private static boolean truth(String usage) {
    return BooleanWords.inQuery(usage)
        .orElseThrow(() -> RequestRefusedException.badRequest("usage must be true or false."));
  }

  /** The limits in force where a project has none of its own. */
  @GET
  @Path("defaults")
  public Response showDefaults() {
    return withId(
        QuotaView.limits(quotas.defaults(request.context(), QuotaBodies.project(project))));
  }

  /** Gives the project limits of its own. */
  @PUT
  public Response update() {
    Map<QuotaResource, Integer> wanted = QuotaBodies.limits(request.body(SET), resources::named);
    Map<QuotaResource, Integer> all =
        quotas.update(request.context(), QuotaBodies.project(project), wanted);
    return Answers.ok(SET, QuotaView.limits(all));
  }

  /** Takes the project's own limits away. */
  @DELETE
  public Response delete() {
    quotas.delete(request.context(), QuotaBodies.project(project));
    return Response.ok().build();
  }

  private Response withId(JsonFields limits) {
    return Answers.ok(SET, limits.put("id", project));
  }
}
