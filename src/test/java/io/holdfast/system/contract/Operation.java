package io.holdfast.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One verb on one path of the document.
 *
 * @param verb such as GET
 * @param path with its parameters in braces, below the version
 * @param belowVersion false for the paths of the context itself
 * @param definition the operation's object
 */
public record Operation(String verb, String path, boolean belowVersion, JsonNode definition) {

  private static final Set<String> VERBS = Set.of("get", "put", "post", "delete");

  /** All operations; those on paths without parameters first, because they win. */
  static List<Operation> of(JsonNode document) {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      boolean belowVersion = !path.getValue().has("servers");
      for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
        if (VERBS.contains(verb.getKey())) {
          operations.add(
              new Operation(
                  verb.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  belowVersion,
                  verb.getValue()));
        }
      }
    }
    operations.sort(Comparator.comparing(Operation::parameters));
    return operations;
  }

  private long parameters() {
    return path.chars().filter(character -> character == '{').count();
  }

  /** True if this is it, whether the path ends with a slash or not. */
  boolean isOfContext(String otherVerb, String otherPath) {
    boolean same = otherPath.equals(path) || otherPath.equals(path + "/");
    return !belowVersion && verb.equals(otherVerb) && same;
  }

  /** True if a request is one of this operation. */
  public boolean matches(String otherVerb, String otherPath) {
    String pattern = Pattern.quote(path).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q");
    return belowVersion && verb.equals(otherVerb) && otherPath.matches(pattern);
  }
}
