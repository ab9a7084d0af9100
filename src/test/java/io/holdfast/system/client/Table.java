package io.holdfast.system.client;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table as {@code cinder} prints it, one line for each row.
 *
 * @param rows by the names in the first line
 */
record Table(List<Map<String, String>> rows) {

  /** Reads all lines that are part of a table; there must be one table. */
  static Table in(String output) {
    List<List<String>> lines =
        output.lines().filter(line -> line.startsWith("|")).map(Table::cells).toList();
    if (lines.isEmpty()) {
      throw new AssertionError("no table in: " + output);
    }
    List<String> names = lines.get(0);
    return new Table(
        lines.stream().skip(1).map(cells -> row(names, cells)).collect(Collectors.toList()));
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split(" \\| ", -1)).map(String::strip).toList();
  }

  private static Map<String, String> row(List<String> names, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int column = 0; column < names.size(); column++) {
      row.put(names.get(column), cells.get(column));
    }
    return row;
  }

  /** One column. */
  List<String> column(String name) {
    return rows.stream().map(row -> row.get(name)).toList();
  }

  /** The value of a table of properties. */
  String value(String property) {
    return rows.stream()
        .filter(row -> row.get("Property").equals(property))
        .map(row -> row.get("Value"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no property " + property + " in " + rows));
  }

  /** The row with this value in this column. */
  Map<String, String> where(String column, String value) {
    return rows.stream()
        .filter(row -> value.equals(row.get(column)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + column + " " + value + " in " + rows));
  }
}
