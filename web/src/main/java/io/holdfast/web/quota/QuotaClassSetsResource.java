package io.holdfast.web.quota;

import io.holdfast.quota.QuotaResource;
import io.holdfast.quota.QuotaResources;
import io.holdfast.quota.QuotaSets;
import io.holdfast.web.Answers;
import io.holdfast.web.request.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Limits of projects that have none of their own: the one class there is (api.md section 7). */
@Path("v3/os-quota-class-sets/default")
@RequestScoped
public class QuotaClassSetsResource {

  private static final String SET = "quota_class_set";

  @Inject private CurrentRequest request;
  @Inject private QuotaSets quotas;
  @Inject private QuotaResources resources;

  /** All limits. */
  @GET
  public Response show() {
    return Answers.ok(
        SET, QuotaView.limits(quotas.showClass(request.context())).put("id", "default"));
  }

  /** Changes those that are named. */
  @PUT
  public Response update() {
    Map<QuotaResource, Integer> wanted = QuotaBodies.limits(request.body(SET), resources::named);
    return Answers.ok(SET, QuotaView.limits(quotas.updateClass(request.context(), wanted)));
  }
}
