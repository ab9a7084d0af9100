package io.holdfast.identity.keystone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.configuration.KeystoneConfiguration;
import io.holdfast.configuration.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small Identity service that can also do what a real one hardly can be made to do: answer late,
 * fail, break off. Threads: any.
 */
final class IdentityStandIn implements AutoCloseable {

  static final Duration OWN_LIFE = Duration.ofMinutes(30);

  private static final String PASSWORD = "open sesame";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final InstantSource clock;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();

  volatile int code;
  volatile boolean refuseOwn;
  volatile Duration delay = Duration.ZERO;
  volatile String body;

  IdentityStandIn(InstantSource clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v3/auth/tokens", this::serve);
    server.start();
  }

  KeystoneConfiguration configuration() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return new KeystoneConfiguration(
        url,
        url,
        "holdfast",
        new Secret(PASSWORD),
        "Default",
        "service",
        "Default",
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        3);
  }

  /** Makes a token valid for an hour; more members of the document may be given. */
  void token(String token, String... members) {
    Instant end = clock.instant().plus(Duration.ofHours(1));
    ends.put(token, end);
    tokens.put(
        token,
        "{'token': {'expires_at': '%s', %s}}"
            .formatted(end, String.join(", ", members))
            .replace('\'', '"'));
  }

  /** Makes a token of a user in the project p with roles. */
  void member(String token, String role) {
    token(
        token,
        "'user': {'id': 'u'}",
        "'project': {'id': 'p'}",
        "'roles': [{'name': '" + role + "'}]");
  }

  void revoke(String token) {
    tokens.remove(token);
  }

  /** How often somebody asked about a token; the query of each. */
  List<String> questions() {
    return questions;
  }

  /** How often a token was asked for by password; the body of each. */
  List<String> logins() {
    return logins;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestMethod().equals("POST")) {
        logIn(exchange, new String(sent, StandardCharsets.UTF_8));
      } else {
        questions.add(exchange.getRequestURI().getQuery());
        Thread.sleep(delay.toMillis());
        look(exchange);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void logIn(HttpExchange exchange, String sent) throws IOException {
    logins.add(sent);
    if (!sent.contains("\"" + PASSWORD + "\"")) {
      answer(exchange, 401, "{}");
      return;
    }
    Instant end = clock.instant().plus(OWN_LIFE);
    exchange.getResponseHeaders().add("X-Subject-Token", "own-" + logins.size());
    answer(exchange, 201, "{\"token\": {\"expires_at\": \"" + end + "\"}}");
  }

  private void look(HttpExchange exchange) throws IOException {
    String own = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    String token = exchange.getRequestHeaders().getFirst("X-Subject-Token");
    boolean rules =
        "1".equals(exchange.getRequestHeaders().getFirst("OpenStack-Identity-Access-Rules"));
    boolean expiredToo = exchange.getRequestURI().getQuery().contains("allow_expired=1");
    if (code != 0) {
      answer(exchange, code, "{}");
    } else if (refuseOwn || !own.equals("own-" + logins.size())) {
      answer(exchange, 401, "{}");
    } else if (!rules || !tokens.containsKey(token) || !(expiredToo || lives(token))) {
      answer(exchange, 404, "{}");
    } else {
      answer(exchange, 200, body == null ? tokens.get(token) : body);
    }
  }

  private boolean lives(String token) {
    return clock.instant().isBefore(ends.get(token));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
