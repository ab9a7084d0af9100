package io.holdfast.identity;

import java.util.Set;

/**
 * Somebody who has been identified.
 *
 * @param userId never empty
 * @param projectId the project of the token, or null if it has none
 * @param roles role names in lower case
 * @param service whether a service makes the call for them, and has shown its own token too
 */
public record Caller(String userId, String projectId, Set<String> roles, boolean service) {

  /** Somebody who calls by themselves. */
  public Caller(String userId, String projectId, Set<String> roles) {
    this(userId, projectId, roles, false);
  }

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** The same, for whom a service makes the call. */
  public Caller throughService() {
    return new Caller(userId, projectId, roles, true);
  }
}
