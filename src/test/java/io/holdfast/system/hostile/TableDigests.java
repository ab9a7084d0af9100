package io.holdfast.system.hostile;

import io.holdfast.system.Rows;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A digest of all rows of each table, but for the heartbeats of the workers. Threads: any. */
final class TableDigests {

  private static final String TABLES =
      "select string_agg(table_name, ',') from information_schema.tables"
          + " where table_schema = current_schema() and table_type = 'BASE TABLE'"
          + " and table_name <> 'services'";

  private TableDigests() {}

  /** By table. */
  static Map<String, String> of(Rows rows) {
    Map<String, String> digests = new TreeMap<>();
    Arrays.stream(rows.text(TABLES).split(","))
        .forEach(
            table ->
                digests.put(
                    table,
                    rows.text(
                        "select count(*) || ' rows ' || coalesce(md5(string_agg(r::text, chr(10)"
                            + " order by r::text)), '') from "
                            + table
                            + " r")));
    return digests;
  }
}
