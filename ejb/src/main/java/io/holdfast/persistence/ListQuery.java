package io.holdfast.persistence;

import java.util.List;
import java.util.Map;

/**
 * Which rows of a list to show (api.md section 6.3). Already checked for form by the edge.
 *
 * @param limit 0 to 1000; rows at the most
 * @param offset rows to skip
 * @param marker id of the last row seen, or null
 * @param sort order, first is most significant; empty means newest first
 * @param filters API name to wanted value; exact match; an unknown name matches nothing
 * @param allProjects true only for administrators
 * @param withCount whether the total is wanted
 */
public record ListQuery(
    int limit,
    int offset,
    String marker,
    List<Sort> sort,
    Map<String, String> filters,
    boolean allProjects,
    boolean withCount) {

  /** The most rows of one page, and the default. */
  public static final int MAXIMUM_LIMIT = 1000;

  /**
   * One sort key.
   *
   * @param key API name of the column
   * @param ascending direction
   */
  public record Sort(String key, boolean ascending) {}

  public ListQuery {
    sort = List.copyOf(sort);
    filters = Map.copyOf(filters);
  }

  /** The same rows for a list that has no count. */
  public ListQuery withoutCount() {
    return new ListQuery(limit, offset, marker, sort, filters, allProjects, false);
  }

  /** The first page of the caller's own project, newest first. */
  public static ListQuery all() {
    return new ListQuery(MAXIMUM_LIMIT, 0, null, List.of(), Map.of(), false, false);
  }
}
