package io.holdfast.identity.keystone;

import io.holdfast.configuration.KeystoneConfiguration;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The token with which tokens are validated: asked for by password when it is first needed, and
 * again before it ends. Those who need it at the same time ask once. Threads: any.
 */
final class OwnToken {

  private static final int CREATED = 201;
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

  /** What we hold; does not print itself. */
  private record Issued(String token, Instant renewal) {

    @Override
    public String toString() {
      return "Issued[renewal=" + renewal + "]";
    }
  }

  private final IdentityServer server;
  private final KeystoneConfiguration configuration;
  private final InstantSource clock;
  private final SharedCalls<String, Issued> requests = new SharedCalls<>();
  private volatile Issued issued;

  OwnToken(IdentityServer server, KeystoneConfiguration configuration, InstantSource clock) {
    this.server = server;
    this.configuration = configuration;
    this.clock = clock;
  }

  /**
   * A token that has not ended.
   *
   * @throws io.holdfast.fault.RequestRefusedException 503 if the Identity service gives none
   */
  String current() {
    Issued held = issued;
    if (held == null || !clock.instant().isBefore(held.renewal())) {
      return renewed(held);
    }
    return held.token();
  }

  /** A token that is not the one that was refused. */
  String insteadOf(String refused) {
    Issued held = issued;
    return held != null && held.token().equals(refused) ? renewed(held) : current();
  }

  private String renewed(Issued old) {
    return requests
        .get(
            configuration.username(),
            () -> {
              if (issued == old) {
                issued = asked();
              }
              return issued;
            })
        .token();
  }

  private Issued asked() {
    Instant now = clock.instant();
    IdentityAnswer answer =
        server.send(
            server
                .request("/auth/tokens?nocatalog")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question().toString())));
    if (answer.code() != CREATED) {
      throw server.fails(
          "it answered "
              + answer.code()
              + " to the user "
              + configuration.username()
              + "; see holdfast.keystone.username, password, project and their domains");
    }
    Instant end = server.read(answer, TokenDocument::end);
    Duration tenth = Duration.between(now, end).dividedBy(10);
    Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
    return new Issued(answer.subjectToken(), end.minus(margin));
  }

  private JsonObject question() {
    JsonObjectBuilder user =
        named(configuration.username(), configuration.userDomain())
            .add("password", configuration.password().value());
    JsonObjectBuilder identity =
        Json.createObjectBuilder()
            .add("methods", Json.createArrayBuilder().add("password"))
            .add("password", Json.createObjectBuilder().add("user", user));
    JsonObjectBuilder scope =
        Json.createObjectBuilder()
            .add("project", named(configuration.project(), configuration.projectDomain()));
    return Json.createObjectBuilder()
        .add("auth", Json.createObjectBuilder().add("identity", identity).add("scope", scope))
        .build();
  }

  private static JsonObjectBuilder named(String name, String domain) {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("domain", Json.createObjectBuilder().add("name", domain));
  }
}
