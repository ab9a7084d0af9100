package io.holdfast.identity.keystone;

import io.holdfast.identity.Caller;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code {"token": {...}}} as Keystone answers it. */
final class TokenDocument {

  private TokenDocument() {}

  /**
   * The token that a document describes. Roles count in a project or in the whole system: the role
   * of an administrator of one domain must not open the projects of all.
   *
   * @throws RuntimeException if the document is not of the expected form
   */
  static Token read(JsonObject document) {
    JsonObject token = document.getJsonObject("token");
    String project = token.containsKey("project") ? id(token.getJsonObject("project")) : null;
    boolean system = token.containsKey("system");
    Caller caller =
        new Caller(
            id(token.getJsonObject("user")),
            project,
            project == null && !system ? Set.of() : roles(token));
    return new Token(caller, end(document), accessRules(token));
  }

  /** When the token of a document ends. */
  static Instant end(JsonObject document) {
    return Instant.parse(document.getJsonObject("token").getString("expires_at"));
  }

  private static String id(JsonObject named) {
    String id = named.getString("id");
    if (id.isBlank()) {
      throw new IllegalArgumentException("a user or project without an id");
    }
    return id;
  }

  private static Set<String> roles(JsonObject token) {
    if (!token.containsKey("roles")) {
      return Set.of();
    }
    return token.getJsonArray("roles").stream()
        .map(role -> role.asJsonObject().getString("name").toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<AccessRule> accessRules(JsonObject token) {
    JsonObject credential = token.getJsonObject("application_credential");
    if (credential == null
        || credential.getOrDefault("access_rules", JsonValue.NULL) == JsonValue.NULL) {
      return null;
    }
    JsonArray rules = credential.getJsonArray("access_rules");
    return rules.stream().map(rule -> AccessRule.read(rule.asJsonObject())).toList();
  }
}
