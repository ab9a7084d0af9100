package io.holdfast.persistence;

import io.holdfast.fault.RequestRefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The order of a list: the wanted keys, then creation time and id in the direction of the first, so
 * that no two rows are equal.
 */
record RowOrder(List<Key> keys) {

  private static final List<String> TIE_BREAKERS = List.of("createdAt", "id");

  /** One column of the order. */
  record Key(RowColumn column, boolean ascending) {

    String comparison() {
      return ascending ? ">" : "<";
    }
  }

  /**
   * The order that a query asks for; newest first if it asks for none.
   *
   * @param entity whose attributes are meant
   * @throws RequestRefusedException 400 for an unknown key
   */
  static RowOrder of(Class<?> entity, List<ListQuery.Sort> sort, Map<String, String> attributes) {
    List<Key> keys = new ArrayList<>();
    for (ListQuery.Sort wanted : sort) {
      add(keys, entity, attribute(wanted.key(), attributes), wanted.ascending());
    }
    boolean ascending = !keys.isEmpty() && keys.get(0).ascending();
    TIE_BREAKERS.forEach(attribute -> add(keys, entity, attribute, ascending));
    return new RowOrder(List.copyOf(keys));
  }

  private static String attribute(String key, Map<String, String> attributes) {
    String attribute = attributes.get(key);
    if (attribute == null) {
      throw RequestRefusedException.badRequest("Invalid sort key: " + key + " is not a column.");
    }
    return attribute;
  }

  private static void add(List<Key> keys, Class<?> entity, String attribute, boolean ascending) {
    if (keys.stream().noneMatch(key -> key.column().attribute().equals(attribute))) {
      keys.add(new Key(RowColumn.of(entity, attribute), ascending));
    }
  }

  String columns() {
    return keys.stream().map(key -> key.column().ordered()).collect(Collectors.joining(", "));
  }

  String clause() {
    return keys.stream()
        .map(key -> key.column().ordered() + (key.ascending() ? " asc" : " desc"))
        .collect(Collectors.joining(", ", " order by ", ""));
  }

  /**
   * Leaves only rows after the marker.
   *
   * @param marker the marker row's values of {@link #columns}
   */
  void after(Object[] marker, RowConditions conditions) {
    boolean oneDirection = keys.stream().map(Key::ascending).distinct().count() == 1;
    conditions.add(oneDirection ? rowAfter(marker, conditions) : anyAfter(marker, conditions));
  }

  /** One comparison of whole rows, which an index can begin at. */
  private String rowAfter(Object[] marker, RowConditions conditions) {
    String columns = keys.stream().map(key -> key.column().sql()).collect(Collectors.joining(", "));
    String values = String.join(", ", Collections.nCopies(keys.size(), "?"));
    List<String> arguments = new ArrayList<>(keys.stream().map(RowOrder::path).toList());
    for (Object value : marker) {
      arguments.add(conditions.parameter(value));
    }
    return "SQL('(%s) %s (%s)', %s)"
        .formatted(columns, keys.get(0).comparison(), values, String.join(", ", arguments));
  }

  /** Later in one column and equal in those before it. */
  private String anyAfter(Object[] marker, RowConditions conditions) {
    List<String> ways = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    for (int index = 0; index < keys.size(); index++) {
      Key key = keys.get(index);
      String value = conditions.parameter(marker[index]);
      List<String> way = new ArrayList<>(equal);
      way.add(compared(key, key.comparison(), value));
      ways.add("(" + String.join(" and ", way) + ")");
      equal.add(compared(key, "=", value));
    }
    return "(" + String.join(" or ", ways) + ")";
  }

  private static String compared(Key key, String comparison, String value) {
    return "SQL('%s %s ?', %s, %s)".formatted(key.column().sql(), comparison, path(key), value);
  }

  private static String path(Key key) {
    return key.column().path();
  }
}
