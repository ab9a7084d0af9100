package io.holdfast.identity;

import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Development mode: the token says who the caller is, and nobody checks it (auth.md section 4),
 * which is why only connections to a loopback address are served. {@code user:project} is an
 * administrator; {@code user:project:role1,role2} has these roles only, so that rules can be tried
 * without an identity service.
 */
final class NoAuth implements TokenValidator {

  private static final int LONGEST = 255;

  @Override
  public Caller validate(Credentials credentials) {
    if (!credentials.loopback()) {
      throw new RequestRefusedException(
          Refusal.FORBIDDEN,
          "Callers are not checked here (holdfast.auth=noauth), so only loopback addresses are"
              + " served. Use 127.0.0.1 on the machine itself, or set holdfast.auth=keystone.");
    }
    return caller(credentials.token() == null ? "" : credentials.token());
  }

  private static Caller caller(String token) {
    String[] parts = token.strip().split(":", 3);
    String user = checked(parts[0]);
    String project = parts.length > 1 ? checked(parts[1]) : user;
    return new Caller(user, project, parts.length > 2 ? roles(parts[2]) : Set.of("admin"));
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
      throw new RequestRefusedException(
          Refusal.UNAUTHENTICATED, "X-Auth-Token must have the form user:project.");
    }
    return name;
  }
}
