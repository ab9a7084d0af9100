package io.holdfast.google.standin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives tokens to who signs with the key of the service account (RFC 7523), and knows them again.
 * Threads: any.
 */
final class Tokens {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

  /** What Google wants in a signed claim and its clients write, wherever they send it. */
  private static final String AUDIENCE = "https://oauth2.googleapis.com/token";

  private static final long LONGEST_LIFE = 3600;

  private final ServiceAccount account;
  private final Set<String> valid = ConcurrentHashMap.newKeySet();
  private final AtomicInteger given = new AtomicInteger();

  Tokens(ServiceAccount account) {
    this.account = account;
  }

  int given() {
    return given.get();
  }

  /** All that were given so far are refused from now on. */
  void expire() {
    valid.clear();
  }

  void require(Request request) throws Refused {
    String header = request.headers().getOrDefault("authorization", "");
    if (!header.startsWith("Bearer ") || !valid.contains(header.substring(7))) {
      throw new Refused(401, "authError", "Invalid Credentials");
    }
  }

  Answer answer(Request request) {
    Map<String, String> form = Request.query(new String(request.body(), StandardCharsets.UTF_8));
    try {
      String problem = problem(form);
      return problem == null ? token() : refused(problem);
    } catch (GeneralSecurityException | RuntimeException | Refused broken) {
      return refused("Invalid JWT: " + broken.getMessage());
    }
  }

  private Answer token() {
    String token = "token-" + UUID.randomUUID();
    valid.add(token);
    given.incrementAndGet();
    return Answer.json(
        200,
        Json.createObjectBuilder()
            .add("access_token", token)
            .add("expires_in", LONGEST_LIFE)
            .add("token_type", "Bearer")
            .build());
  }

  private static Answer refused(String reason) {
    return Answer.json(
        400,
        Json.createObjectBuilder()
            .add("error", "invalid_grant")
            .add("error_description", reason)
            .build());
  }

  /** Null if there is none. */
  private String problem(Map<String, String> form) throws GeneralSecurityException, Refused {
    String[] parts = form.getOrDefault("assertion", "").split("\\.");
    if (!GRANT.equals(form.get("grant_type")) || parts.length != 3) {
      return "There is no assertion of a JWT";
    }
    Base64.Decoder base64 = Base64.getUrlDecoder();
    if (!account.signed(parts[0] + "." + parts[1], base64.decode(parts[2]))) {
      return "Invalid JWT Signature.";
    }
    return problem(Uploads.json(base64.decode(parts[1])));
  }

  private static String problem(JsonObject claims) {
    long now = Instant.now().getEpochSecond();
    long expiry = claims.getJsonNumber("exp").longValue();
    if (!ServiceAccount.EMAIL.equals(claims.getString("iss"))) {
      return "Invalid grant: account not found";
    }
    if (!AUDIENCE.equals(claims.getString("aud"))) {
      return "Invalid JWT: the audience is not Google's";
    }
    if (expiry <= now || expiry > now + LONGEST_LIFE + 60) {
      return "Token must be a short-lived token";
    }
    boolean scoped = Arrays.asList(claims.getString("scope", "").split(" ")).contains(SCOPE);
    return scoped ? null : "The scope to read and write storage is missing";
  }
}
