package io.holdfast.quota;

import io.holdfast.fault.RequestRefusedException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The only code that changes usages. Works in the caller's transaction, so that usages and rows are
 * always equal, and what is taken for a request that is refused is given back by its rollback.
 * Usage rows are locked in name order: no two requests wait for each other in a ring.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class QuotaLedger {

  /** The most that Cinder's columns hold; more is over quota whatever the limit says. */
  private static final int MAXIMUM_USAGE = Integer.MAX_VALUE;

  @Inject private QuotaLimits limits;
  @Inject private QuotaRows rows;
  @Inject private VolumeTypeUses types;

  /**
   * Takes quota for a request.
   *
   * @throws RequestRefusedException 413 if a limit would be passed; gigabytes are named first
   */
  public void take(String projectId, Map<QuotaResource, Long> amounts) {
    take(projectId, amounts, null);
  }

  /**
   * Takes quota for a request about a volume, before the request changes any row of one.
   *
   * @param type the volume's type, whose limits apply too
   * @throws RequestRefusedException 413 if a limit would be passed; gigabytes are named first
   */
  public void take(String projectId, Map<QuotaResource, Long> amounts, String type) {
    List<QuotaResource> resources = inNameOrder(amounts);
    Map<QuotaResource, Usage> before = rows.take(projectId, resources, amounts);
    // Read under the lock, so that no limit is set between the check and the end.
    Map<QuotaResource, Integer> inForce = limits.of(projectId);
    for (QuotaResource resource : resources) {
      long amount = amounts.get(resource);
      refuse(resource, amount, before.get(resource), MAXIMUM_USAGE);
      refuse(resource, amount, before.get(resource), inForce.get(resource));
      if (type != null) {
        refuseOverTypeLimit(projectId, resource.ofType(type), amount, inForce);
      }
    }
  }

  /**
   * Refuses what would be over quota now; takes and locks nothing. For a check whose place is
   * before the taking.
   *
   * @throws RequestRefusedException 413, as {@link #take(String, Map)}
   */
  public void require(String projectId, Map<QuotaResource, Long> amounts) {
    Map<String, Usage> usages = rows.usages(projectId);
    Map<QuotaResource, Integer> inForce = limits.of(projectId);
    for (QuotaResource resource : inNameOrder(amounts)) {
      Usage usage = usages.getOrDefault(resource.word(), Usage.NONE);
      refuse(resource, amounts.get(resource), usage, MAXIMUM_USAGE);
      refuse(resource, amounts.get(resource), usage, inForce.get(resource));
    }
  }

  private void refuseOverTypeLimit(
      String projectId, QuotaResource typed, long amount, Map<QuotaResource, Integer> inForce) {
    int limit = inForce.getOrDefault(typed, QuotaLimits.UNLIMITED);
    if (limit != QuotaLimits.UNLIMITED) {
      VolumeTypeUse use = types.of(projectId).getOrDefault(typed.type(), VolumeTypeUse.NONE);
      refuse(typed, amount, use.of(typed), limit);
    }
  }

  private static void refuse(QuotaResource resource, long amount, Usage usage, int limit) {
    if (limit != QuotaLimits.UNLIMITED && usage.consumed() + amount > limit) {
      throw RequestRefusedException.overQuota(
          OverQuotaText.of(resource, amount, usage.consumed(), limit));
    }
  }

  /**
   * Refuses a volume that is larger than any may be.
   *
   * @throws RequestRefusedException 413
   */
  public void requireVolumeSize(String projectId, int gibibytes) {
    int limit = limits.of(projectId).get(QuotaResource.PER_VOLUME_GIGABYTES);
    if (limit != QuotaLimits.UNLIMITED && gibibytes > limit) {
      throw RequestRefusedException.overQuota(OverQuotaText.tooLarge(gibibytes, limit));
    }
  }

  /** Gives used quota back after something was deleted; never below zero. */
  public void release(String projectId, Map<QuotaResource, Long> amounts) {
    for (QuotaResource resource : inNameOrder(amounts)) {
      rows.giveBack(projectId, resource, amounts.get(resource));
    }
  }

  private static List<QuotaResource> inNameOrder(Map<QuotaResource, Long> amounts) {
    return amounts.keySet().stream().sorted(Comparator.comparing(QuotaResource::word)).toList();
  }
}
