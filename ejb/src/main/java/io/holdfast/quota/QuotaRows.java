package io.holdfast.quota;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of limits and usages, in the caller's transaction. Usages are locked in name order. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class QuotaRows {

  /**
   * Waits until the requests that came before have ended. Those that wait for a row go on in no
   * order: whoever comes while it changes may be before one that has waited for long.
   */
  private static final String TURN =
      "with turn as materialized (select pg_advisory_xact_lock(hashtextextended(?1, 0)))";

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

  /**
   * Adds to usages of a project, and locks them until the transaction ends, by one statement; rows
   * that are not there are made.
   *
   * @param resources in name order
   * @param amounts what to add to each
   * @return the usages as they were before
   */
  public Map<QuotaResource, Usage> take(
      String projectId, List<QuotaResource> resources, Map<QuotaResource, Long> amounts) {
    List<Object> parameters = new ArrayList<>(List.of(projectId));
    List<String> values = new ArrayList<>();
    for (QuotaResource resource : resources) {
      parameters.add(resource.word());
      parameters.add(amounts.get(resource));
      values.add(
          "(cast(?%d as text), cast(?%d as bigint))"
              .formatted(parameters.size() - 1, parameters.size()));
    }
    Query query =
        query(
            TURN
                + " insert into quota_usages (project_id, resource, in_use, reserved)"
                + " select ?1, resource, amount, 0 from turn, (values "
                + String.join(", ", values)
                + ") as wanted (resource, amount)"
                + " on conflict (project_id, resource)"
                + " do update set in_use = quota_usages.in_use + excluded.in_use"
                + " returning resource, in_use, reserved",
            parameters.toArray());
    Map<String, Usage> after = new HashMap<>();
    for (Object row : (List<?>) query.getResultList()) {
      Object[] columns = (Object[]) row;
      after.put((String) columns[0], usage(columns[1], columns[2]));
    }
    return resources.stream()
        .collect(
            Collectors.toMap(
                resource -> resource,
                resource -> after.get(resource.word()).less(amounts.get(resource))));
  }

  /** Takes from a usage, but not more than there is. */
  public void giveBack(String projectId, QuotaResource resource, long amount) {
    query(
            "update quota_usages set in_use = greatest(in_use - ?3, 0)"
                + " where project_id = ?1 and resource = ?2",
            projectId,
            resource.word(),
            amount)
        .executeUpdate();
  }

  /** What a project uses, by the word of the resource; nothing of one that is not in the map. */
  public Map<String, Usage> usages(String projectId) {
    Map<String, Usage> usages = new HashMap<>();
    Query query =
        query(
            "select resource, in_use, reserved from quota_usages where project_id = ?1", projectId);
    for (Object row : (List<?>) query.getResultList()) {
      Object[] columns = (Object[]) row;
      usages.put((String) columns[0], usage(columns[1], columns[2]));
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
