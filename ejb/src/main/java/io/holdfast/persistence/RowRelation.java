package io.holdfast.persistence;

/**
 * A filter that looks into another table.
 *
 * @param attribute of the entity, by which the other rows are found
 * @param sql condition with one {@code ?} for the attribute and one for the wanted value, without
 *     quotes
 */
public record RowRelation(String attribute, String sql) {

  String condition(String value) {
    return "SQL('" + sql + "', r." + attribute + ", " + value + ")";
  }
}
