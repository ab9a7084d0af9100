package io.holdfast.swift;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Requests to an account, each with a token that is renewed once if it is refused. Threads: any.
 */
final class SwiftAccount {

  private static final int UNAUTHORIZED = 401;

  private final SwiftHttp http;
  private final SwiftSessions sessions;

  SwiftAccount(SwiftHttp http, SwiftLogin login) {
    this.http = http;
    this.sessions = new SwiftSessions(http, login);
  }

  SwiftLimits limits() {
    return http.limits();
  }

  /**
   * Sends a request.
   *
   * @param what is done to what, for messages
   * @param path below the account, encoded, with its query
   * @param limit until the answer is there
   * @param rest sets method, headers and body; called again if the token was refused
   */
  <T> HttpResponse<T> send(
      String what,
      String path,
      Duration limit,
      Consumer<HttpRequest.Builder> rest,
      BodyHandler<T> handler)
      throws IOException {
    SwiftSession session = sessions.current();
    HttpResponse<T> answer = http.send(what, request(session, path, rest), limit, handler);
    if (answer.statusCode() != UNAUTHORIZED) {
      return answer;
    }
    SwiftSession renewed = sessions.renewed(session);
    return http.send(what, request(renewed, path, rest), limit, handler);
  }

  private HttpRequest request(
      SwiftSession session, String path, Consumer<HttpRequest.Builder> rest) {
    HttpRequest.Builder request =
        http.request(URI.create(session.storage() + path)).header("X-Auth-Token", session.token());
    rest.accept(request);
    return request.build();
  }

  /** Takes another token, because the one there is was refused in the middle of an answer. */
  void renewToken() throws IOException {
    sessions.renewed(sessions.current());
  }

  /** The server's own description of itself, which needs no token. */
  HttpResponse<String> info() throws IOException {
    URI info = sessions.current().storage().resolve("/info");
    return http.send(
        "Reading " + info, http.request(info).build(), limits().answer(), BoundedText.HANDLER);
  }

  /** A path below the account. */
  static String path(String container) {
    return "/" + encoded(container);
  }

  /** A path below the account; slashes in the object's name stay. */
  static String path(String container, String name) {
    return path(container) + "/" + encoded(name).replace("%2F", "/");
  }

  /** For a path or a query (RFC 3986). */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
