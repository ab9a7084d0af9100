package io.holdfast.web.list;

import io.holdfast.json.BooleanWords;
import io.holdfast.json.StringRules;
import io.holdfast.persistence.ListQuery;
import io.holdfast.web.fault.FaultException;
import io.holdfast.web.request.Microversion;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads the query of a list (api.md section 6.3). Parameters that mean something are taken out;
 * what remains are filters.
 */
public final class ListParameters {

  private static final int CONFIGURED_FILTERS_SINCE = 31;
  private static final int COUNT_SINCE = 45;
  private static final String PROJECT = "project_id";

  private final Map<String, String> parameters = new HashMap<>();
  private final ListRules rules;
  private final Microversion version;
  private final boolean admin;

  private ListParameters(
      MultivaluedMap<String, String> query, ListRules rules, Microversion version, boolean admin) {
    query.forEach((name, values) -> parameters.put(name, checked(name, values)));
    // What stands between two ampersands, or before the first, when nothing does.
    parameters.remove("", "");
    this.rules = rules;
    this.version = version;
    this.admin = admin;
  }

  /**
   * The rows that a request asks for.
   *
   * @param query decoded; of a name that is there twice the last value counts
   * @throws FaultException 400 naming the parameter and the rule
   */
  public static ListQuery read(
      MultivaluedMap<String, String> query, ListRules rules, Microversion version, boolean admin) {
    return new ListParameters(query, rules, version, admin).read();
  }

  private ListQuery read() {
    int limit = Math.min(number("limit", ListQuery.MAXIMUM_LIMIT), ListQuery.MAXIMUM_LIMIT);
    int offset = number("offset", 0);
    String marker = parameters.remove("marker");
    List<ListQuery.Sort> sort = SortParameters.take(parameters, rules, version);
    boolean withCount = version.atLeast(COUNT_SINCE) && bool("with_count");
    boolean allProjects = bool("all_tenants") && admin;
    return new ListQuery(limit, offset, marker, sort, filters(allProjects), allProjects, withCount);
  }

  private static String checked(String name, List<String> values) {
    String value = values.get(values.size() - 1);
    if (!StringRules.storable(name) || !StringRules.storable(value)) {
      throw FaultException.badRequest("Query parameters must not contain NUL characters.");
    }
    return value;
  }

  private int number(String name, int absent) {
    String text = parameters.remove(name);
    if (text == null) {
      return absent;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw FaultException.badRequest(name + " must be a whole number that is not negative.");
    }
    long number = Long.parseLong(text);
    if (number > Integer.MAX_VALUE && name.equals("offset")) {
      throw FaultException.badRequest(name + " must be at most " + Integer.MAX_VALUE + ".");
    }
    return (int) Math.min(number, Integer.MAX_VALUE);
  }

  private boolean bool(String name) {
    String word = parameters.remove(name);
    return word != null
        && BooleanWords.inQuery(word)
            .orElseThrow(() -> FaultException.badRequest(name + " must be true or false."));
  }

  private Map<String, String> filters(boolean allProjects) {
    boolean configured = version.atLeast(CONFIGURED_FILTERS_SINCE);
    if (configured) {
      parameters.keySet().forEach(this::checkFilter);
    }
    if (!admin) {
      parameters.keySet().retainAll(rules.filters());
    }
    if (!allProjects) {
      parameters.remove(PROJECT);
    }
    return parameters;
  }

  private void checkFilter(String name) {
    boolean ascii = name.chars().allMatch(character -> character < 128);
    if (!ascii || !admin && !rules.filters().contains(name)) {
      throw FaultException.badRequest(
          "The list has no filter "
              + name
              + "; it has "
              + String.join(", ", new TreeSet<>(rules.filters()))
              + ".");
    }
  }
}
