package io.holdfast.system.session;

import io.holdfast.system.Api;
import java.util.Map;
import java.util.UUID;

/** The callers of a session, here: their projects are new ones, so that sessions do not meet. */
final class Callers {

  private static final String RECORDED_USER = "bdd5604f586041e3b4c9ad545e97bd7b";
  private static final String ADMIN_USER = "5120c5642615411d96b01bc32c7f5dbc";
  private static final String OTHER_USER = "00000000000000000000000000000007";

  private final String base;
  private final String demo = newProject();
  private final String alt = newProject();
  private final String admin = newProject();

  Callers(String base, RecordedSession session, Substitution substitution) {
    this.base = base;
    substitution.put(RECORDED_USER, Api.USER);
    substitution.put(session.project("create-minimal"), demo);
    substitution.put(session.project("create-volume-of-other-project"), alt);
    substitution.put(session.project("export"), admin);
  }

  private static String newProject() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** The token that a recorded one stands for. */
  String token(String recorded) {
    return Map.of(
            "{demo_token}", Api.USER + ":" + demo + ":member",
            "{reader_token}", OTHER_USER + ":" + demo + ":reader",
            "{alt_token}", OTHER_USER + ":" + alt + ":member",
            "{admin_token}", ADMIN_USER + ":" + admin + ":admin")
        .getOrDefault(recorded, recorded);
  }

  /** An administrator in the project that most calls are of. */
  Api demo() {
    return new Api(base, demo);
  }

  /** An administrator in the project without a quota. */
  Api alt() {
    return new Api(base, alt);
  }
}
