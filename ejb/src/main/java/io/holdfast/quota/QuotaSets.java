package io.holdfast.quota;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests that show and change limits (api.md section 7). Each method is one transaction. */
@Stateless
public class QuotaSets {

  @Inject private QuotaLimits limits;
  @Inject private QuotaRows rows;
  @Inject private VolumeTypeUses types;

  /**
   * The limits of a project and what is used of them.
   *
   * @throws RequestRefusedException 403 by the policy, or for another project's without being
   *     administrator
   */
  public Map<QuotaResource, QuotaUse> show(RequestContext context, String projectId) {
    requireVisible(context, projectId);
    return used(projectId);
  }

  /**
   * The limits that a project has while it has none of its own.
   *
   * @throws RequestRefusedException as {@link #show}
   */
  public Map<QuotaResource, Integer> defaults(RequestContext context, String projectId) {
    requireVisible(context, projectId);
    return limits.defaults();
  }

  /**
   * The limits of the caller's own project, which need no policy, and what is used of them.
   *
   * @param projectId another project for administrators; others get their own all the same
   */
  public Map<QuotaResource, QuotaUse> limits(RequestContext context, String projectId) {
    return used(context.admin() ? projectId : context.projectId());
  }

  private static void requireVisible(RequestContext context, String projectId) {
    context.require(Policy.QUOTA_SHOW);
    if (!context.sees(projectId)) {
      throw new RequestRefusedException(
          Refusal.FORBIDDEN,
          "Policy does not allow %s to be performed for another project."
              .formatted(Policy.QUOTA_SHOW.rule()));
    }
  }

  private Map<QuotaResource, QuotaUse> used(String projectId) {
    Map<String, Usage> usages = rows.usages(projectId);
    Map<String, VolumeTypeUse> ofTypes = types.of(projectId);
    Map<QuotaResource, QuotaUse> set = new LinkedHashMap<>();
    limits
        .of(projectId)
        .forEach(
            (resource, limit) -> {
              Usage usage =
                  resource.typed()
                      ? ofTypes.getOrDefault(resource.type(), VolumeTypeUse.NONE).of(resource)
                      : usages.getOrDefault(resource.word(), Usage.NONE);
              set.put(resource, new QuotaUse(limit, usage.inUse(), usage.reserved()));
            });
    return set;
  }

  /**
   * Gives a project limits of its own; those that are not named stay.
   *
   * @return all limits of the project
   * @throws RequestRefusedException 403 unless administrator; 400 for a limit under what is used,
   *     if the project already had one of its own
   */
  public Map<QuotaResource, Integer> update(
      RequestContext context, String projectId, Map<QuotaResource, Integer> wanted) {
    context.require(Policy.QUOTA_UPDATE);
    List<String> own = limits.own(projectId);
    List<QuotaResource> inNameOrder =
        wanted.keySet().stream().sorted(Comparator.comparing(QuotaResource::word)).toList();
    for (QuotaResource resource : inNameOrder) {
      if (own.contains(resource.word()) && resource.counted()) {
        refuseUnderUsage(projectId, resource, wanted.get(resource));
      }
    }
    inNameOrder.forEach(resource -> rows.limit(projectId, resource, wanted.get(resource)));
    return limits.of(projectId);
  }

  private void refuseUnderUsage(String projectId, QuotaResource resource, int limit) {
    // Locked, so that nothing grows between the check and the new limit.
    Usage usage = rows.lock(projectId, resource.ofAllTypes());
    long consumed =
        resource.typed()
            ? types
                .of(projectId)
                .getOrDefault(resource.type(), VolumeTypeUse.NONE)
                .of(resource)
                .inUse()
            : usage.consumed();
    if (limit != QuotaLimits.UNLIMITED && limit < consumed) {
      throw RequestRefusedException.badRequest(
          "Quota limit for %s must be at least %d, what is used, or -1 for no limit."
              .formatted(resource, consumed));
    }
  }

  /**
   * Takes a project's own limits away; the defaults apply to it.
   *
   * @throws RequestRefusedException 403 unless administrator
   */
  public void delete(RequestContext context, String projectId) {
    context.require(Policy.QUOTA_DELETE);
    rows.forget(projectId);
  }

  /**
   * The limits of projects that have none of their own.
   *
   * @throws RequestRefusedException 403 unless administrator
   */
  public Map<QuotaResource, Integer> showClass(RequestContext context) {
    context.require(Policy.QUOTA_CLASS_SHOW);
    return limits.defaults();
  }

  /**
   * Changes the limits of projects that have none of their own; those that are not named stay.
   *
   * @return all of them
   * @throws RequestRefusedException 403 unless administrator
   */
  public Map<QuotaResource, Integer> updateClass(
      RequestContext context, Map<QuotaResource, Integer> wanted) {
    context.require(Policy.QUOTA_CLASS_UPDATE);
    wanted.forEach(rows::defaultLimit);
    return limits.defaults();
  }
}
