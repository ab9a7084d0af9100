package io.holdfast.system.hostile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who sends the requests. All are of one project, which may have no more volumes, snapshots or
 * backups; so a create that were accepted otherwise is over quota.
 */
final class Callers {

  /** The project. */
  static final String PROJECT = "ab99";

  /** Another one. */
  static final String STRANGERS = "ab98";

  static final String ADMIN = "5e5510:" + PROJECT;

  private final Chance chance;

  Callers(Chance chance) {
    this.chance = chance;
  }

  /** Anybody of the project. */
  Map<String, String> any() {
    return headers(chance.of(ADMIN, ADMIN + ":member", ADMIN + ":reader"));
  }

  /** Somebody of the project who may change what is the project's, and no more. */
  Map<String, String> member() {
    return headers(ADMIN + ":member");
  }

  /** Somebody who may not change the project's objects. */
  Map<String, String> powerless() {
    return headers(
        chance.of(
            ADMIN + ":reader",
            ADMIN + ":none",
            ADMIN + ":",
            "5e5510:" + STRANGERS + ":member",
            "5e5510:" + STRANGERS + ":reader"));
  }

  Map<String, String> admin() {
    return headers(ADMIN);
  }

  private Map<String, String> headers(String token) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Auth-Token", token);
    if (!chance.oneIn(10)) {
      headers.put("OpenStack-API-Version", "volume 3." + chance.of(0, 71, chance.below(72)));
    }
    return headers;
  }
}
