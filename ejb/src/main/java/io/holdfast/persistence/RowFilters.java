package io.holdfast.persistence;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Filters of a list as conditions: {@code key} for equal, {@code key~} for part of a text. A value
 * that the attribute cannot have matches nothing, as does an unknown key. {@code metadata} is a set
 * of pairs that rows must have.
 */
record RowFilters(
    Class<?> type, Map<String, String> attributes, Map<String, RowRelation> relations) {

  private static final String PART = "~";
  private static final String PAIRS = "metadata";

  /** Adds the condition; false if no row can match it. */
  boolean add(String key, String value, RowConditions conditions) {
    if (relations.containsKey(key)) {
      conditions.add(relations.get(key).condition(conditions.parameter(value)));
      return true;
    }
    Optional<RowPairs> pairs = key.equals(PAIRS) ? RowPairs.of(type) : Optional.empty();
    pairs.ifPresent(metadata -> metadata.add(value, conditions));
    return pairs.isPresent() || addColumn(key, value, conditions);
  }

  private boolean addColumn(String key, String value, RowConditions conditions) {
    boolean part = key.endsWith(PART);
    String attribute = attributes.get(part ? key.substring(0, key.length() - 1) : key);
    if (attribute == null) {
      return false;
    }
    RowColumn column = RowColumn.of(type, attribute);
    Class<?> java = column.type();
    if (java == String.class) {
      conditions.add(part ? contains(column, value, conditions) : equal(column, value, conditions));
      return true;
    }
    List<Object> wanted =
        part ? constants(java, word -> word.contains(value)) : values(java, value);
    addAny(column.path(), wanted, conditions);
    return !wanted.isEmpty();
  }

  private static String contains(RowColumn column, String value, RowConditions conditions) {
    return column.path() + " like " + conditions.parameter(pattern(value)) + " escape '!'";
  }

  /** In the form that indexes have, but where null would pass for an empty text. */
  private static String equal(RowColumn column, String value, RowConditions conditions) {
    String parameter = conditions.parameter(value);
    return value.isEmpty()
        ? column.path() + " = " + parameter
        : "SQL('" + column.sql() + " = ?', " + column.path() + ", " + parameter + ")";
  }

  private static String pattern(String part) {
    return "%" + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  private static void addAny(String column, List<Object> wanted, RowConditions conditions) {
    List<String> ways = new ArrayList<>();
    wanted.forEach(value -> ways.add(column + " = " + conditions.parameter(value)));
    if (!ways.isEmpty()) {
      conditions.add("(" + String.join(" or ", ways) + ")");
    }
  }

  private static List<Object> values(Class<?> java, String value) {
    if (java.isEnum()) {
      return constants(java, value::equals);
    }
    return scalar(java, value).map(List::of).orElse(List.of());
  }

  private static List<Object> constants(Class<?> java, Predicate<String> wanted) {
    List<Object> constants = new ArrayList<>();
    if (java.isEnum()) {
      for (Object constant : java.getEnumConstants()) {
        if (wanted.test(constant.toString())) {
          constants.add(constant);
        }
      }
    }
    return constants;
  }

  private static Optional<Object> scalar(Class<?> java, String value) {
    try {
      if (java == int.class) {
        return Optional.of(Integer.valueOf(value));
      }
      if (java == LocalDateTime.class) {
        return Optional.of(LocalDateTime.parse(value));
      }
      return java == boolean.class ? truth(value) : Optional.empty();
    } catch (NumberFormatException | DateTimeParseException notSuchAValue) {
      return Optional.empty();
    }
  }

  private static Optional<Object> truth(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
