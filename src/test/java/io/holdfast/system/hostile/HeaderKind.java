package io.holdfast.system.hostile;

import io.holdfast.system.contract.Operation;
import java.util.List;
import java.util.Map;

/**
 * Odd headers, on calls that read or that name an object which does not exist: whoever an odd token
 * makes the caller, there is nothing to change. Threads: one.
 */
final class HeaderKind implements Kind {

  private static final List<String> VERSIONS =
      List.of(
          "volume",
          "volume ",
          "volume  3.1",
          "volume 3",
          "volume 3.",
          "volume .3",
          "volume 3.05",
          "volume 03.5",
          "volume 3.99",
          "volume 3.-1",
          "volume 2.1",
          "volume 99999999999.1",
          "volume 3.99999999999999999999",
          "volume latest",
          "volume LATEST",
          "VOLUME 3.1",
          "compute 2.1",
          "compute 2.1,volume 3.9",
          "volume 3.9,volume 3.10",
          ",",
          ",,,",
          "",
          "volume\t3.9",
          "volume 3.9 x",
          "volume 3.\u00b2",
          "volume NaN",
          "3.71",
          "latest",
          "volume 3.71,".repeat(500),
          "volume " + "9".repeat(5000));

  private static final List<String> TOKENS =
      List.of(
          "",
          " ",
          ":",
          "::",
          ":::::",
          "a",
          "a:",
          ":b",
          "a:b:",
          "a:b:,,,",
          "a:b:admin,ADMIN",
          "\u00ff\u00fe:\u00e9",
          "a:../..",
          "a:%00",
          "a:b c",
          "a:b'--",
          "a:\u0080",
          "*:*",
          "a:v3",
          "a:backups",
          "a:\tb",
          "u:" + "p".repeat(255),
          "u:" + "p".repeat(256),
          "x".repeat(100_000),
          "a:b:" + "r,".repeat(2000),
          "gAAAAABn",
          "null:null");

  private static final List<String> OTHERS =
      List.of(
          "Accept",
          "Accept-Language",
          "Accept-Encoding",
          "Accept-Charset",
          "Content-Type",
          "Content-Encoding",
          "X-OpenStack-Request-ID",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-For",
          "Forwarded",
          "X-Auth-User",
          "X-Auth-Project-Id",
          "X-Service-Token",
          "X-HTTP-Method-Override",
          "If-Match",
          "If-None-Match",
          "If-Modified-Since",
          "Range",
          "Cookie",
          "Authorization",
          "Origin",
          "Access-Control-Request-Method",
          "Date",
          "Via",
          "Max-Forwards",
          "Referer",
          "User-Agent",
          "X-Role",
          "X-Project-Id",
          "X-Is-Admin");

  private static final List<String> VALUES =
      List.of(
          "",
          "*/*;q=abc",
          "application/json;q=0",
          "text/html",
          "a/b/c",
          "//",
          ";;;",
          "\"",
          ",,,",
          "x".repeat(9000),
          "\u00ff\u00fe\u00fd",
          "bytes=0-",
          "bytes=-1-x",
          "gzip, br;q=",
          "127.0.0.1:99999",
          "evil.example/..",
          "[::1",
          "a b",
          "'\"><script>",
          "${jndi:x}",
          "req-" + "f".repeat(36),
          "req-x",
          "W/\"",
          "Thu, 99 Foo 0000",
          "DELETE",
          "JSESSIONID=\u00e9;;=",
          "Basic !!!!",
          "Bearer ",
          "Negotiate x",
          "-1",
          "for=\"_x");

  private final Surface surface;
  private final Chance chance;
  private final Callers callers;
  private final HostileTexts texts;

  HeaderKind(Surface surface) {
    this.surface = surface;
    this.chance = surface.chance();
    this.callers = new Callers(chance);
    this.texts = new HostileTexts(chance);
  }

  @Override
  public HostileRequest next() {
    Operation operation = surface.operation(HeaderKind::harmless);
    Map<String, String> headers = callers.any();
    switch (chance.below(9)) {
      case 0, 8 -> headers.put("OpenStack-API-Version", chance.one(VERSIONS));
      case 1, 2 -> token(headers);
      case 3 -> headers.put("Cookie", chance.of("JSESSIONID=\u00e9", "a=\u0001", "=;=;$Version=x"));
      default -> others(headers);
    }
    return HostileRequest.of(
        "header", operation.verb(), surface.target(operation, chance::uuid), headers, null);
  }

  private static boolean harmless(Operation operation) {
    boolean reads = operation.verb().equals("GET");
    boolean limits = Surface.changesLimits(operation);
    return reads || Surface.withParameter(operation) && !limits;
  }

  private void token(Map<String, String> headers) {
    if (chance.oneIn(8)) {
      headers.remove("X-Auth-Token");
    } else {
      headers.put("X-Auth-Token", chance.oneIn(3) ? value() : chance.one(TOKENS));
    }
  }

  private void others(Map<String, String> headers) {
    for (int more = chance.oneIn(20) ? 100 : chance.below(5); more >= 0; more--) {
      headers.put(
          chance.oneIn(6) ? "X-" + chance.uuid() : chance.one(OTHERS),
          chance.oneIn(3) ? value() : chance.one(VALUES));
    }
    if (chance.oneIn(100)) {
      headers.put("X-Large", "x".repeat(200_000));
    }
  }

  private String value() {
    return HostileRequest.utf8(texts.any()).replaceAll("[\\x00-\\x1f\\x7f]", "");
  }
}
