package io.holdfast.identity;

import java.util.Set;

/**
 * What a caller must be to do something (auth.md section 5). Each role includes the weaker ones;
 * whose rows are visible is decided elsewhere.
 */
public enum Role {
  READER("reader", "member"),
  MEMBER("member"),
  ADMIN;

  private final Set<String> names;

  Role(String... names) {
    this.names = Set.of(names);
  }

  /** True if the caller has this role or a stronger one. */
  public boolean permits(RequestContext caller) {
    return caller.admin() || names.stream().anyMatch(caller.roles()::contains);
  }
}
