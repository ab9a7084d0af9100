package io.holdfast.web.list;

import io.holdfast.web.request.Microversion;
import java.util.Set;

/**
 * What differs between the lists of resources.
 *
 * @param filters names that callers without the admin role may filter by
 * @param sortByNameSince the version from which a list can be sorted by name; which other keys
 *     there are, the use cases know
 */
public record ListRules(Set<String> filters, Microversion sortByNameSince) {

  public ListRules {
    filters = Set.copyOf(filters);
  }

  boolean sortable(String key, Microversion version) {
    return !key.equals("name") || version.compareTo(sortByNameSince) >= 0;
  }
}
