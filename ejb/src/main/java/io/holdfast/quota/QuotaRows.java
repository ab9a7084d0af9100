package io.holdfast.quota;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rows of limits and usages, in the caller's transaction. Usages are locked in name order. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class QuotaRows {

  @PersistenceContext(unitName = "holdfast")
  private EntityManager entities;

  /** Locks a usage until the transaction ends; makes its row if there is none. */
  public Usage lock(String projectId, QuotaResource resource) {
    query(
            "insert into quota_usages (project_id, resource, in_use, reserved) values (?1, ?2, 0, 0)"
                + " on conflict do nothing",
            projectId,
            resource.word())
        .executeUpdate();
    Object[] row =
        (Object[])
            query(
                    "select in_use, reserved from quota_usages"
                        + " where project_id = ?1 and resource = ?2 for update",
                    projectId,
                    resource.word())
                .getSingleResult();
    return usage(row[0], row[1]);
  }

  /** What a project uses; nothing of a resource that is not in the map. */
  public Map<QuotaResource, Usage> usages(String projectId) {
    Map<QuotaResource, Usage> usages = new EnumMap<>(QuotaResource.class);
    Query query =
        query(
            "select resource, in_use, reserved from quota_usages where project_id = ?1", projectId);
    for (Object row : (List<?>) query.getResultList()) {
      Object[] columns = (Object[]) row;
      QuotaResource.of((String) columns[0])
          .ifPresent(resource -> usages.put(resource, usage(columns[1], columns[2])));
    }
    return usages;
  }

  private static Usage usage(Object inUse, Object reserved) {
    return new Usage(((Number) inUse).longValue(), ((Number) reserved).longValue());
  }

  /** Gives a project a limit of its own. */
  public void limit(String projectId, QuotaResource resource, int limit) {
    query(
            "insert into quotas (project_id, resource, hard_limit) values (?1, ?2, ?3)"
                + " on conflict (project_id, resource) do update set hard_limit = ?3",
            projectId,
            resource.word(),
            limit)
        .executeUpdate();
  }

  /** Takes all limits of its own from a project. */
  public void forget(String projectId) {
    query("delete from quotas where project_id = ?1", projectId).executeUpdate();
  }

  /** Sets a limit for projects that have none of their own. */
  public void defaultLimit(QuotaResource resource, int limit) {
    query(
            "insert into quota_classes (class_name, resource, hard_limit) values ('default', ?1, ?2)"
                + " on conflict (class_name, resource) do update set hard_limit = ?2",
            resource.word(),
            limit)
        .executeUpdate();
  }

  private Query query(String sql, Object... parameters) {
    Query query = entities.createNativeQuery(sql);
    for (int index = 0; index < parameters.length; index++) {
      query.setParameter(index + 1, parameters[index]);
    }
    return query;
  }
}
