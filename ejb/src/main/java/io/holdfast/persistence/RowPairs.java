package io.holdfast.persistence;

import jakarta.persistence.CollectionTable;
import java.lang.reflect.Field;
import java.util.Optional;

/**
 * The metadata of rows as a filter: rows that have all of some pairs. Each pair is looked up by the
 * primary key of its table.
 *
 * @param table where the pairs are
 * @param column names the row in that table
 */
record RowPairs(String table, String column) {

  private static final String ATTRIBUTE = "metadata";

  /** The pairs of an entity's rows; empty if they have none. */
  static Optional<RowPairs> of(Class<?> entity) {
    for (Field field : entity.getDeclaredFields()) {
      CollectionTable table = field.getAnnotation(CollectionTable.class);
      if (field.getName().equals(ATTRIBUTE) && table != null) {
        return Optional.of(new RowPairs(table.name(), table.joinColumns()[0].name()));
      }
    }
    return Optional.empty();
  }

  /**
   * Leaves only rows that have these pairs.
   *
   * @param text as the query has them
   */
  void add(String text, RowConditions conditions) {
    PairsText.read(text)
        .forEach(
            (key, value) ->
                conditions.add(
                    "SQL('EXISTS (SELECT 1 FROM %s p WHERE p.%s = ? AND p.key = ? AND p.value = ?)', r.id, %s, %s)"
                        .formatted(
                            table,
                            column,
                            conditions.parameter(key),
                            conditions.parameter(value))));
  }
}
