package io.holdfast.swift;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Version 1 of authentication, as Swift's TempAuth has it.
 *
 * @param address as {@code http://host:8080/auth/v1.0}
 * @param user as {@code account:user}
 * @param key secret
 * @param storage used instead of what the server says, if it is set
 */
public record TempAuthLogin(URI address, String user, String key, Optional<URI> storage)
    implements SwiftLogin {

  /** If the server does not say how long the token lasts: a refused one is renewed anyway. */
  private static final Duration DEFAULT_LIFE = Duration.ofHours(1);

  @Override
  public SwiftSession open(SwiftHttp http) throws IOException {
    String what = "Login of " + user + " at " + address;
    HttpRequest request =
        http.request(address).header("X-Auth-User", user).header("X-Auth-Key", key).build();
    HttpResponse<String> answer =
        http.send(what, request, http.limits().answer(), BoundedText.HANDLER);
    if (answer.statusCode() / 100 != 2) {
      throw SwiftAnswers.failure(what, answer, answer.body());
    }
    String token = header(answer, what, "X-Auth-Token");
    URI account = storage.isPresent() ? storage.get() : account(answer, what);
    return new SwiftSession(account, token, Instant.now().plus(life(answer)));
  }

  private static String header(HttpResponse<?> answer, String what, String name)
      throws IOException {
    return answer
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new IOException(what + ": the answer has no " + name));
  }

  private static URI account(HttpResponse<?> answer, String what) throws IOException {
    String address = header(answer, what, "X-Storage-Url");
    try {
      return URI.create(address);
    } catch (IllegalArgumentException malformed) {
      throw new IOException(what + ": the address in X-Storage-Url is none", malformed);
    }
  }

  private static Duration life(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("X-Auth-Token-Expires")
        .filter(seconds -> seconds.matches("\\d{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(DEFAULT_LIFE);
  }

  @Override
  public String toString() {
    return "user " + user + " at " + address;
  }
}
