package io.holdfast.identity.keystone;

import java.util.Optional;

/** Asks the Identity service about a token (auth.md section 1.1). Threads: any. */
final class TokenLookup {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  private final IdentityServer server;
  private final OwnToken own;

  TokenLookup(IdentityServer server, OwnToken own) {
    this.server = server;
    this.own = own;
  }

  /**
   * The token if it is valid. Our own is renewed once if the service does not want it any more.
   *
   * @param expiredToo whether one that has lately expired is good enough
   * @throws io.holdfast.fault.RequestRefusedException 503 if there is no answer that says either
   */
  Optional<Token> find(String token, boolean expiredToo) {
    String ours = own.current();
    IdentityAnswer answer = ask(ours, token, expiredToo);
    if (answer.code() == UNAUTHORIZED) {
      answer = ask(own.insteadOf(ours), token, expiredToo);
    }
    Optional<Token> found = read(answer);
    server.works();
    return found;
  }

  private Optional<Token> read(IdentityAnswer answer) {
    return switch (answer.code()) {
      case OK -> Optional.of(server.read(answer, TokenDocument::read));
      case NOT_FOUND -> Optional.empty();
      default ->
          throw server.fails(
              "it answered "
                  + answer.code()
                  + " when asked about a token; see that its user has"
                  + " the role service in its project");
    };
  }

  private IdentityAnswer ask(String ours, String token, boolean expiredToo) {
    return server.send(
        server
            .request("/auth/tokens?nocatalog" + (expiredToo ? "&allow_expired=1" : ""))
            .header("X-Auth-Token", ours)
            .header("X-Subject-Token", token)
            .header("OpenStack-Identity-Access-Rules", "1")
            .GET());
  }
}
