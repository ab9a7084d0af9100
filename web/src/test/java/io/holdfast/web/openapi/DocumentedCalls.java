package io.holdfast.web.openapi;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The operations of the document. */
final class DocumentedCalls {

  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");

  private DocumentedCalls() {}

  /** Operations by verb and path below the context, as {@code GET /v3/backups/{}}. */
  static Map<String, JsonObject> of(JsonObject document) {
    Map<String, JsonObject> operations = new TreeMap<>();
    JsonObject paths = document.getJsonObject("paths");
    for (String path : paths.keySet()) {
      JsonObject item = paths.getJsonObject(path);
      for (String verb : item.keySet()) {
        if (VERBS.contains(verb)) {
          String call = verb.toUpperCase(Locale.ROOT) + " " + fromContext(path, item);
          operations.put(call, item.getJsonObject(verb));
        }
      }
    }
    return operations;
  }

  /** The path without the names of its parameters, which are nobody's business. */
  static String unnamed(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }

  /** Paths with a server of their own are not below the version. */
  private static String fromContext(String path, JsonObject item) {
    return unnamed(item.containsKey("servers") ? path : "/v3" + path);
  }
}
