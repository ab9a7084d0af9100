package io.holdfast.identity.keystone;

import io.holdfast.identity.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the Identity service says of a valid token (auth.md section 1.4); not the token itself.
 *
 * @param caller user, project and roles
 * @param expiresAt its end
 * @param accessRules what an application credential permits; null if it permits everything, as
 *     other tokens do
 */
record Token(Caller caller, Instant expiresAt, List<AccessRule> accessRules) {

  boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** True if the token may be used for this request to a service of one of these types. */
  boolean permits(Set<String> serviceTypes, String method, List<String> paths) {
    return accessRules == null
        || accessRules.stream().anyMatch(rule -> rule.permits(serviceTypes, method, paths));
  }

  boolean hasRole(Set<String> names) {
    return caller.roles().stream().anyMatch(names::contains);
  }
}
