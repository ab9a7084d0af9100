package io.holdfast.web.list;

import io.holdfast.persistence.ListQuery.Sort;
import io.holdfast.web.fault.FaultException;
import io.holdfast.web.request.Microversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The order of a list: {@code sort}, or the older {@code sort_key} with {@code sort_dir}. */
final class SortParameters {

  private static final String SORT = "sort";
  private static final String KEY = "sort_key";
  private static final String DIRECTION = "sort_dir";
  private static final String DEFAULT_KEY = "created_at";
  private static final String DEFAULT_DIRECTION = "desc";

  private SortParameters() {}

  /** Takes the parameters out of the map; empty if there are none. */
  static List<Sort> take(Map<String, String> parameters, ListRules rules, Microversion version) {
    String sort = parameters.remove(SORT);
    String key = parameters.remove(KEY);
    String direction = parameters.remove(DIRECTION);
    boolean oldForm = key != null || direction != null;
    if (sort != null && oldForm) {
      throw FaultException.badRequest("sort must not be used together with sort_key or sort_dir.");
    }
    if (oldForm) {
      String oldKey = key == null ? DEFAULT_KEY : key.strip();
      String oldDirection = direction == null ? DEFAULT_DIRECTION : direction.strip();
      return List.of(checked(oldKey, oldDirection, rules, version));
    }
    return sort == null ? List.of() : list(sort, rules, version);
  }

  private static List<Sort> list(String sort, ListRules rules, Microversion version) {
    List<Sort> order = new ArrayList<>();
    for (String part : sort.split(",", -1)) {
      String[] words = part.strip().split(":", 2);
      String direction = words.length > 1 && !words[1].isEmpty() ? words[1] : DEFAULT_DIRECTION;
      order.add(checked(words[0], direction, rules, version));
    }
    return order;
  }

  private static Sort checked(String key, String direction, ListRules rules, Microversion version) {
    if (key.isEmpty()) {
      throw FaultException.badRequest("A sort key must not be empty.");
    }
    if (!rules.sortable(key, version)) {
      throw FaultException.badRequest(
          "The list cannot be sorted by " + key + " at version " + version + ".");
    }
    return switch (direction) {
      case "asc" -> new Sort(key, true);
      case "desc" -> new Sort(key, false);
      default -> throw FaultException.badRequest("The sort direction must be asc or desc.");
    };
  }
}
