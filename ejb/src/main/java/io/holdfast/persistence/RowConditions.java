package io.holdfast.persistence;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;

/** The conditions of a query for rows {@code r}, and the parameters in them. Threads: one. */
final class RowConditions {

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  /** Undeleted rows of a project, or of every project if it is null. */
  RowConditions(String projectId) {
    // Not a comparison: the indexes have only rows that are not deleted.
    add("SQL('NOT ?', r.deleted)");
    if (projectId != null) {
      add("r.projectId = " + parameter(projectId));
    }
  }

  void add(String condition) {
    conditions.add(condition);
  }

  /** Takes a value and gives the text that stands for it. */
  String parameter(Object value) {
    parameters.add(value);
    return "?" + parameters.size();
  }

  String where() {
    return " where " + String.join(" and ", conditions);
  }

  <Q> TypedQuery<Q> bind(TypedQuery<Q> query) {
    for (int index = 0; index < parameters.size(); index++) {
      query.setParameter(index + 1, parameters.get(index));
    }
    return query;
  }
}
