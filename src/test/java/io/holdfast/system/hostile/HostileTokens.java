package io.holdfast.system.hostile;

import io.holdfast.system.Rows;
import io.holdfast.system.RunningHoldfast;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Requests for a volume with tokens that are none, or with a good one beside a token that is none,
 * to a server that checks tokens. Threads: one.
 */
public final class HostileTokens {

  private static final String TOKEN = "X-Auth-Token";
  private static final String SERVICE_TOKEN = "X-Service-Token";
  private static final String BODY = "{\"volume\":{\"size\":1}}";
  private static final String CONTROLS = "(?s).*[\\x00-\\x08\\x0a-\\x1f\\x7f].*";
  private static final int LEAST_SECRET = 20;

  private final RunningHoldfast server;
  private final String project;
  private final String good;
  private final List<String> complaints = new ArrayList<>();

  /**
   * @param project id for the address
   * @param good a token with which the requests would be accepted
   */
  public HostileTokens(RunningHoldfast server, String project, String good) {
    this.server = server;
    this.project = project;
    this.good = good;
  }

  /** What is wrong with the answers; empty if each is a refusal, and nothing has changed. */
  public List<String> complaints() throws IOException {
    Rows rows = new Rows(server);
    String before = rows.state();
    try (RawConnection connection = new RawConnection(URI.create(server.apiUrl()).getPort())) {
      for (String text : texts()) {
        judge(connection, text, Map.of(TOKEN, text));
        judge(connection, text, Map.of(TOKEN, good, SERVICE_TOKEN, text));
      }
      Map<String, String> twice = new LinkedHashMap<>();
      twice.put(TOKEN, "nonsense");
      twice.put(TOKEN.toLowerCase(Locale.ROOT), good);
      judge(connection, "nonsense", twice);
    }
    if (!rows.state().equals(before)) {
      complaints.add("something has changed");
    }
    return complaints;
  }

  private Set<String> texts() {
    int middle = good.length() / 2;
    char other = good.charAt(middle) == 'A' ? 'B' : 'A';
    Set<String> texts = new LinkedHashSet<>(HostileTexts.odd());
    // Keystone is slow, and all of these are the same to the server, which asks it about them.
    texts.removeIf(text -> text.matches("[!-~]+"));
    texts.addAll(
        List.of(
            "a".repeat(8192),
            "a".repeat(8193),
            "a".repeat(10_240),
            good.substring(1),
            "x" + good,
            good.substring(0, middle) + other + good.substring(middle + 1),
            good + "," + good,
            "../../../../etc/passwd",
            "%s%n%d{0}",
            "Bearer " + good,
            good.substring(0, middle) + "\r\n " + good.substring(middle),
            good.substring(0, middle) + "\n" + good.substring(middle)));
    return texts;
  }

  private void judge(RawConnection connection, String text, Map<String, String> headers)
      throws IOException {
    Map<String, String> sent = new LinkedHashMap<>();
    headers.forEach((name, value) -> sent.put(name, HostileRequest.utf8(value)));
    sent.put("Content-Type", "application/json");
    String target = URI.create(server.apiUrl()).getPath() + "/v3/" + project + "/volumes";
    HostileRequest built = HostileRequest.of("token", "POST", target, sent, BODY);
    HostileRequest request =
        new HostileRequest("token", "POST", built.bytes(), !text.matches(CONTROLS), true);
    RawAnswer answer = connection.exchange(request);
    boolean refused =
        request.wellFormed()
            ? isUnauthorized(answer)
            : answer.status() == 0 || answer.status() == 400 || isUnauthorized(answer);
    boolean told = text.length() >= LEAST_SECRET && answer.body().contains(text);
    if (!refused || told) {
      complaints.add(answer + " <- " + request);
    }
  }

  /** As a client of Keystone's expects it, with the address where tokens are. */
  private static boolean isUnauthorized(RawAnswer answer) {
    return answer.status() == 401
        && answer.body().startsWith("{\"error\":{\"code\":401,\"title\":\"Unauthorized\"")
        && answer.headers().containsKey("www-authenticate")
        && answer.headers().containsKey("x-openstack-request-id");
  }
}
