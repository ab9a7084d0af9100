package io.holdfast.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import java.lang.reflect.Field;
import java.time.LocalDateTime;

/**
 * An attribute of the rows {@code r} as lists use it. Where the column can be null, null counts as
 * the least value: an empty text, or a time before all others. So each row has a place in every
 * order, and an index on the same expression has the rows in that order.
 *
 * @param attribute name in the entity
 * @param type its Java type
 * @param nullable whether the column can be null
 */
record RowColumn(String attribute, Class<?> type, boolean nullable) {

  /** The attribute of an entity, whether the entity declares it or a class above it does. */
  static RowColumn of(Class<?> entity, String attribute) {
    for (Class<?> level = entity; level != null; level = level.getSuperclass()) {
      for (Field field : level.getDeclaredFields()) {
        if (field.getName().equals(attribute)) {
          return new RowColumn(attribute, field.getType(), nullable(field));
        }
      }
    }
    throw new IllegalStateException(entity + " has no attribute " + attribute);
  }

  private static boolean nullable(Field field) {
    Column column = field.getAnnotation(Column.class);
    boolean mayBeNull = column == null || column.nullable();
    return mayBeNull && !field.isAnnotationPresent(Id.class) && !field.getType().isPrimitive();
  }

  /** The attribute in a query. */
  String path() {
    return "r." + attribute;
  }

  /** SQL in which {@code ?} stands for the column, never null; to be put between quotes. */
  String sql() {
    if (!nullable) {
      return "?";
    }
    return type == LocalDateTime.class
        ? "COALESCE(?, TIMESTAMP ''-infinity'')"
        : "COALESCE(?, '''')";
  }

  /** What rows are ordered by: a value as the database has it, never null. */
  String ordered() {
    boolean plain = !nullable && !type.isEnum();
    return plain ? path() : "SQL('" + sql() + "', " + path() + ")";
  }
}
