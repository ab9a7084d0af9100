package io.holdfast.system;

import io.holdfast.identity.Policy;

/**
 * One call of the API in the table of who may make it. It is chosen so that being let in changes
 * nothing that another row of the table needs.
 *
 * @param policy that decides; null if everybody with a token may
 * @param target whose rows the call is about
 * @param method of HTTP
 * @param path below the project, with names of objects in braces
 * @param body JSON with names of objects in braces, or null
 * @param allowed code of the answer to somebody who may
 */
record AuthorizedCall(
    Policy policy, Target target, String method, String path, String body, int allowed) {

  /** Whose rows a call is about, which says what a stranger is told (auth.md section 2). */
  enum Target {
    /** A row that strangers do not see: 404. */
    ROW,
    /** A volume's row, which nobody without a role sees at all: 404. */
    VOLUME_ROW,
    /** A row that a new one is made of, looked for when the caller may make one: 404. */
    SOURCE,
    /** The project in the path: 403. */
    PROJECT,
    /** Nobody's: the caller's own project or the whole service. */
    NOBODY
  }

  /** What a caller of the project that owns the objects is told. */
  int toOwner(String role) {
    if (policy == null || mayLook(role) && permits(role)) {
      return allowed;
    }
    return target == Target.VOLUME_ROW && !mayLook(role) ? 404 : 403;
  }

  /** What a caller of another project is told. */
  int toStranger(String role) {
    if (target == Target.NOBODY || role.equals("admin")) {
      return toOwner(role);
    }
    boolean refused = target == Target.SOURCE && !(mayLook(role) && permits(role));
    return target == Target.PROJECT || refused ? 403 : 404;
  }

  private static boolean mayLook(String role) {
    return !role.isEmpty();
  }

  private boolean permits(String role) {
    return switch (policy.role()) {
      case READER -> true;
      case MEMBER -> !role.equals("reader");
      case ADMIN -> role.equals("admin");
    };
  }
}
