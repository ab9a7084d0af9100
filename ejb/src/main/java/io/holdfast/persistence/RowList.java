package io.holdfast.persistence;

import io.holdfast.fault.RequestRefusedException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;

/**
 * The list of an API resource (api.md section 6.3): filters, order, marker, offset, limit and
 * count, each in one query whatever the size of the page. The entity has the attributes {@code id},
 * {@code createdAt}, {@code projectId} and {@code deleted}, and says which columns cannot be null.
 * Threads: any.
 *
 * @param type the entity
 * @param noun what people call a row, such as {@code Volume}
 * @param attributes API key to attribute, for filters and order
 * @param relations API key to a filter that looks into another table
 */
public record RowList<T>(
    Class<T> type,
    String noun,
    Map<String, String> attributes,
    Map<String, RowRelation> relations) {

  public RowList {
    attributes = Map.copyOf(attributes);
    relations = Map.copyOf(relations);
  }

  /**
   * One page of undeleted rows, newest first unless the query orders otherwise. Lazy collections
   * are not loaded.
   *
   * @param projectId whose rows, or null for those of every project
   * @throws RequestRefusedException 404 for a marker that is not there, 400 for an unknown sort key
   */
  public Page<T> page(EntityManager entities, String projectId, ListQuery query) {
    RowOrder order = RowOrder.of(type, query.sort(), attributes);
    RowConditions conditions = new RowConditions(projectId);
    boolean possible = filter(conditions, query.filters());
    Long total = query.withCount() ? (possible ? count(entities, conditions) : 0L) : null;
    if (query.marker() != null) {
      order.after(marker(entities, projectId, order, query.marker()), conditions);
    }
    boolean empty = !possible || query.limit() == 0;
    List<T> rows = empty ? List.of() : rows(entities, conditions, order, query);
    return new Page<>(rows, total, query.limit());
  }

  private boolean filter(RowConditions conditions, Map<String, String> filters) {
    RowFilters rowFilters = new RowFilters(type, attributes, relations);
    return filters.entrySet().stream()
        .allMatch(filter -> rowFilters.add(filter.getKey(), filter.getValue(), conditions));
  }

  private long count(EntityManager entities, RowConditions conditions) {
    String count = "select count(r) from " + type.getSimpleName() + " r" + conditions.where();
    return conditions.bind(entities.createQuery(count, Long.class)).getSingleResult();
  }

  private Object[] marker(EntityManager entities, String projectId, RowOrder order, String id) {
    RowConditions conditions = new RowConditions(projectId);
    conditions.add("r.id = " + conditions.parameter(id));
    String select =
        "select " + order.columns() + " from " + type.getSimpleName() + " r" + conditions.where();
    return conditions
        .bind(entities.createQuery(select, Object[].class))
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> RequestRefusedException.notFound(noun, id));
  }

  private List<T> rows(
      EntityManager entities, RowConditions conditions, RowOrder order, ListQuery query) {
    String select =
        "select r from " + type.getSimpleName() + " r" + conditions.where() + order.clause();
    TypedQuery<T> rows = conditions.bind(entities.createQuery(select, type));
    // Rows of a list are only shown: without it, the provider keeps a copy of each for comparison.
    rows.setHint(QueryHints.READ_ONLY, HintValues.TRUE);
    // Metadata of the whole page by one query.
    rows.setHint(QueryHints.BATCH_SIZE, query.limit());
    return rows.setFirstResult(query.offset()).setMaxResults(query.limit()).getResultList();
  }
}
