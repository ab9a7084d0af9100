package io.holdfast.identity.keystone;

import io.holdfast.configuration.KeystoneConfiguration;
import io.holdfast.configuration.TokenConfiguration;
import io.holdfast.fault.Refusal;
import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Caller;
import io.holdfast.identity.Credentials;
import io.holdfast.identity.TokenValidator;
import java.time.InstantSource;
import java.util.Optional;

/** Callers by tokens of the Identity service (auth.md sections 1 and 3). Threads: any. */
public final class KeystoneTokens implements TokenValidator {

  /**
   * Tokens of today have some hundred characters; the longest forms there have been, some thousand.
   */
  private static final int LONGEST = 8192;

  /** Those who show the same unknown token at the same time wait for one answer. */
  private record Question(TokenKey key, boolean expiredToo) {}

  private final TokenConfiguration configuration;
  private final TokenLookup lookup;
  private final TokenCache cache;
  private final InstantSource clock;
  private final SharedCalls<Question, Optional<Token>> questions = new SharedCalls<>();

  KeystoneTokens(TokenConfiguration configuration, TokenLookup lookup, InstantSource clock) {
    this.configuration = configuration;
    this.lookup = lookup;
    this.clock = clock;
    this.cache = new TokenCache(configuration.cacheLife(), configuration.cacheSize(), clock);
  }

  /** Asks the Identity service that is configured; connects when it is first needed. */
  public static KeystoneTokens of(KeystoneConfiguration keystone, TokenConfiguration tokens) {
    InstantSource clock = InstantSource.system();
    IdentityServer server = new IdentityServer(keystone);
    TokenLookup lookup = new TokenLookup(server, new OwnToken(server, keystone, clock));
    return new KeystoneTokens(tokens, lookup, clock);
  }

  @Override
  public Caller validate(Credentials credentials) {
    boolean fromService = credentials.serviceToken() != null;
    if (fromService) {
      requireService(credentials.serviceToken());
    }
    Token token =
        valid(credentials.token(), fromService)
            .orElseThrow(
                () ->
                    refused(
                        "X-Auth-Token is missing, or not valid, or not valid any more. Ask the"
                            + " Identity service for a token."));
    if (!fromService) {
      requireAccess(token, credentials);
    }
    return fromService ? token.caller().throughService() : token.caller();
  }

  private void requireService(String serviceToken) {
    boolean service =
        valid(serviceToken, false)
            .filter(token -> token.hasRole(configuration.serviceRoles()))
            .isPresent();
    if (!service) {
      throw refused("X-Service-Token is not the valid token of a service. Send another, or none.");
    }
  }

  private void requireAccess(Token token, Credentials asked) {
    if (!token.permits(configuration.serviceTypes(), asked.method(), asked.paths())) {
      throw refused("The access rules of the application credential do not permit this request.");
    }
  }

  private Optional<Token> valid(String sent, boolean expiredToo) {
    String text = sent == null ? "" : sent.strip();
    if (!isToken(text)) {
      return Optional.empty();
    }
    TokenKey key = TokenKey.of(text);
    Optional<Token> known = cache.find(key);
    if (known.isPresent()) {
      return known;
    }
    return questions.get(new Question(key, expiredToo), () -> asked(key, text, expiredToo));
  }

  private Optional<Token> asked(TokenKey key, String text, boolean expiredToo) {
    // Whoever was asked before us may just have finished.
    Optional<Token> known = cache.find(key);
    if (known.isPresent()) {
      return known;
    }
    Optional<Token> found =
        lookup
            .find(text, expiredToo)
            .filter(token -> expiredToo || !token.expired(clock.instant()));
    found.ifPresent(token -> cache.keep(key, token));
    return found;
  }

  /** Nothing else can stand in a header of the question, or be a token. */
  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().allMatch(character -> character > ' ' && character < 0x7f);
  }

  private static RequestRefusedException refused(String message) {
    return new RequestRefusedException(Refusal.UNAUTHENTICATED, message);
  }
}
