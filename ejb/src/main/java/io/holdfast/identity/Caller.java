package io.holdfast.identity;

import java.util.Set;

/**
 * Somebody who has been identified.
 *
 * @param userId never empty
 * @param projectId the project of the token, or null if it has none
 * @param roles role names in lower case
 */
public record Caller(String userId, String projectId, Set<String> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }
}
