package io.holdfast.persistence;

import io.holdfast.fault.RequestRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The order of a list: the wanted keys, then creation time and id in the direction of the first, so
 * that no two rows are equal. A null is greater than every value, as PostgreSQL orders it.
 */
record RowOrder(List<Key> keys) {

  private static final List<String> TIE_BREAKERS = List.of("createdAt", "id");

  /** One attribute of the order. */
  record Key(String attribute, boolean ascending) {

    String column() {
      return "r." + attribute;
    }
  }

  /**
   * The order that a query asks for; newest first if it asks for none.
   *
   * @throws RequestRefusedException 400 for an unknown key
   */
  static RowOrder of(List<ListQuery.Sort> sort, Map<String, String> attributes) {
    List<Key> keys = new ArrayList<>();
    for (ListQuery.Sort wanted : sort) {
      add(keys, attribute(wanted.key(), attributes), wanted.ascending());
    }
    boolean ascending = !keys.isEmpty() && keys.get(0).ascending();
    TIE_BREAKERS.forEach(attribute -> add(keys, attribute, ascending));
    return new RowOrder(List.copyOf(keys));
  }

  private static String attribute(String key, Map<String, String> attributes) {
    String attribute = attributes.get(key);
    if (attribute == null) {
      throw RequestRefusedException.badRequest("Invalid sort key: " + key + " is not a column.");
    }
    return attribute;
  }

  private static void add(List<Key> keys, String attribute, boolean ascending) {
    if (keys.stream().noneMatch(key -> key.attribute().equals(attribute))) {
      keys.add(new Key(attribute, ascending));
    }
  }

  String columns() {
    return keys.stream().map(Key::column).collect(Collectors.joining(", "));
  }

  String clause() {
    return keys.stream()
        .map(key -> key.column() + (key.ascending() ? " asc" : " desc"))
        .collect(Collectors.joining(", ", " order by ", ""));
  }

  /**
   * Leaves only rows after the marker.
   *
   * @param marker the marker row's values of {@link #columns}
   */
  void after(Object[] marker, RowConditions conditions) {
    List<String> ways = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    for (int index = 0; index < keys.size(); index++) {
      String later = later(keys.get(index), marker[index], conditions);
      if (later != null) {
        ways.add(and(equal, later));
      }
      if (index < keys.size() - 1) {
        equal.add(same(keys.get(index), marker[index], conditions));
      }
    }
    conditions.add("(" + String.join(" or ", ways) + ")");
  }

  private static String and(List<String> equal, String later) {
    List<String> all = new ArrayList<>(equal);
    all.add(later);
    return "(" + String.join(" and ", all) + ")";
  }

  /** Null if nothing comes after the value. */
  private static String later(Key key, Object value, RowConditions conditions) {
    if (value == null) {
      return key.ascending() ? null : key.column() + " is not null";
    }
    return key.ascending()
        ? "(" + key.column() + " > " + conditions.parameter(value) + orNull(key) + ")"
        : key.column() + " < " + conditions.parameter(value);
  }

  private static String orNull(Key key) {
    return " or " + key.column() + " is null";
  }

  private static String same(Key key, Object value, RowConditions conditions) {
    return value == null
        ? key.column() + " is null"
        : key.column() + " = " + conditions.parameter(value);
  }
}
