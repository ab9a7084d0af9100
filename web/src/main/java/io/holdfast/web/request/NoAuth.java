package io.holdfast.web.request;

import io.holdfast.identity.RequestContext;
import io.holdfast.web.fault.FaultException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Development mode: the token says who the caller is, and nobody checks it (auth.md section 4).
 * {@code user:project} is an administrator; {@code user:project:role1,role2} has these roles only,
 * so that rules can be tried without an identity service.
 */
final class NoAuth {

  private static final int LONGEST = 255;

  private NoAuth() {}

  /**
   * The caller that a token names.
   *
   * @param globalRequestId the caller's id for the request, or null
   * @throws FaultException 401 if user or project is empty or too long
   */
  static RequestContext caller(String token, String requestId, String globalRequestId) {
    String[] parts = token.strip().split(":", 3);
    String user = checked(parts[0]);
    String project = parts.length > 1 ? checked(parts[1]) : user;
    Set<String> roles = parts.length > 2 ? roles(parts[2]) : Set.of("admin");
    return new RequestContext(user, project, roles, requestId, globalRequestId);
  }

  private static Set<String> roles(String list) {
    return Stream.of(list.split(","))
        .map(role -> role.strip().toLowerCase(Locale.ROOT))
        .filter(role -> !role.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String checked(String name) {
    boolean control = name.chars().anyMatch(Character::isISOControl);
    if (name.isEmpty() || name.length() > LONGEST || control) {
      throw new FaultException(401, "X-Auth-Token must have the form user:project.");
    }
    return name;
  }
}
