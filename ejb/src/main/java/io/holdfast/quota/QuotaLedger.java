package io.holdfast.quota;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.persistence.UtcTime;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The only code that changes usages. Works in the caller's transaction, so that usages and rows are
 * always equal. Usage rows are locked in name order: no two requests wait for each other in a ring.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class QuotaLedger {

  /** The most that Cinder's columns hold; more is over quota whatever the limit says. */
  private static final long MAXIMUM_USAGE = Integer.MAX_VALUE;

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  @Inject private QuotaLimits limits;
  @Inject private QuotaRows rows;

  /**
   * Holds quota for a request.
   *
   * @throws RequestRefusedException 413 if a limit would be passed; gigabytes are named first
   */
  public Reservation reserve(String projectId, Map<QuotaResource, Long> amounts) {
    Map<QuotaResource, String> ids = new EnumMap<>(QuotaResource.class);
    for (QuotaResource resource : inNameOrder(amounts)) {
      long amount = amounts.get(resource);
      refuseOverLimit(projectId, resource, amount, rows.lock(projectId, resource));
      change(projectId, resource, 0, amount);
      ids.put(resource, insertReservation(projectId, resource, amount));
    }
    return new Reservation(projectId, amounts, ids);
  }

  /**
   * Refuses a volume that is larger than any may be.
   *
   * @throws RequestRefusedException 413
   */
  public void requireVolumeSize(String projectId, int gibibytes) {
    int limit = limits.limit(projectId, QuotaResource.PER_VOLUME_GIGABYTES);
    if (limit != QuotaLimits.UNLIMITED && gibibytes > limit) {
      throw RequestRefusedException.overQuota(
          OverQuotaText.of(QuotaResource.PER_VOLUME_GIGABYTES, gibibytes, 0, limit));
    }
  }

  /** Turns held quota into used quota. */
  public void commit(Reservation reservation) {
    for (QuotaResource resource : inNameOrder(reservation.amounts())) {
      long amount = reservation.amounts().get(resource);
      change(reservation.projectId(), resource, amount, -amount);
      query("delete from reservations where id = ?1", reservation.ids().get(resource))
          .executeUpdate();
    }
  }

  /** Gives used quota back after something was deleted; never below zero. */
  public void release(String projectId, Map<QuotaResource, Long> amounts) {
    for (QuotaResource resource : inNameOrder(amounts)) {
      long inUse = rows.lock(projectId, resource).inUse();
      change(projectId, resource, -Math.min(inUse, amounts.get(resource)), 0);
    }
  }

  private static List<QuotaResource> inNameOrder(Map<QuotaResource, Long> amounts) {
    return amounts.keySet().stream().sorted(Comparator.comparing(QuotaResource::word)).toList();
  }

  private void refuseOverLimit(String projectId, QuotaResource resource, long amount, Usage usage) {
    if (usage.consumed() + amount > MAXIMUM_USAGE) {
      throw overQuota(resource, amount, usage, MAXIMUM_USAGE);
    }
    Map<QuotaResource, Integer> inForce = limits.of(projectId);
    for (QuotaResource limited : resource.limits()) {
      int limit = inForce.get(limited);
      if (limit != QuotaLimits.UNLIMITED && usage.consumed() + amount > limit) {
        throw overQuota(limited, amount, usage, limit);
      }
    }
  }

  private static RequestRefusedException overQuota(
      QuotaResource resource, long amount, Usage usage, long limit) {
    return RequestRefusedException.overQuota(
        OverQuotaText.of(resource, amount, usage.consumed(), limit));
  }

  private void change(String projectId, QuotaResource resource, long inUse, long reserved) {
    query(
            "update quota_usages set in_use = in_use + ?3, reserved = reserved + ?4"
                + " where project_id = ?1 and resource = ?2",
            projectId,
            resource.word(),
            inUse,
            reserved)
        .executeUpdate();
  }

  private String insertReservation(String projectId, QuotaResource resource, long amount) {
    String id = UUID.randomUUID().toString();
    query(
            "insert into reservations (id, project_id, resource, delta, created_at)"
                + " values (?1, ?2, ?3, ?4, ?5)",
            id,
            projectId,
            resource.word(),
            amount,
            java.sql.Timestamp.valueOf(UtcTime.now()))
        .executeUpdate();
    return id;
  }

  private Query query(String sql, Object... parameters) {
    Query query = entities.createNativeQuery(sql);
    for (int index = 0; index < parameters.length; index++) {
      query.setParameter(index + 1, parameters[index]);
    }
    return query;
  }
}
