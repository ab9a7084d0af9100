package io.holdfast.system.hostile;

import java.util.List;

/** Bytes that are no HTTP, or that leave open where a request ends. Threads: one. */
final class FramingKind implements Kind {

  private static final List<String> LENGTHS =
      List.of(
          "Content-Length: -1",
          "Content-Length: x",
          "Content-Length: 99999999999999999999",
          "Content-Length: 100",
          "Content-Length: 2\r\nContent-Length: 3",
          "Content-Length: 2, 2",
          "Content-Length:",
          "Content-Length: 0x2",
          "Content-Length: 2\r\nTransfer-Encoding: chunked",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip",
          "Transfer-Encoding: chunked, chunked",
          "Transfer-Encoding: identity",
          "Transfer-Encoding: \u000bchunked",
          "Transfer-Encoding:",
          "Content-Length: 2\r\nExpect: 100-continue",
          "Content-Length: 2\r\nExpect: nonsense",
          "Content-Length: 2\r\nUpgrade: websocket\r\nConnection: Upgrade",
          "Content-Length: 0\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: x",
          "Content-Length: 2\r\nConnection: close, Content-Length",
          "Content-Length: 2\r\nTrailer: X");

  private static final List<String> BODIES =
      List.of(
          "{}",
          "",
          "2\r\n{}\r\n0\r\n\r\n",
          "2\r\n{}\r\n",
          "-1\r\n{}\r\n0\r\n\r\n",
          "zz\r\n{}\r\n",
          "ffffffffffffffff\r\n{}",
          "2;" + "x".repeat(5000) + "\r\n{}\r\n0\r\n\r\n",
          "2\n{}\n0\n\n",
          "0\r\n\r\nGET /volume/v3/backups HTTP/1.1\r\nHost: x\r\n\r\n",
          "{}GET / HTTP/1.1\r\n\r\n");

  private static final List<String> HEADS =
      List.of(
          "GET /volume/v3/backups\r\n\r\n",
          "GET /volume/v3/backups HTTP/0.9\r\n\r\n",
          "GET /volume/v3/backups HTTP/1.0\r\n\r\n",
          "GET /volume/v3/backups HTTP/1.1\r\n\r\n",
          "GET /volume/v3/backups HTTP/3.0\r\nHost: x\r\n\r\n",
          "GET /volume/v3/backups HTTP/1.1.1\r\nHost: x\r\n\r\n",
          "GET  /volume/v3/backups  HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET\t/volume/v3/backups\tHTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /volume/v3/ba ckups HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /volume/v3/\0 HTTP/1.1\r\nHost: x\r\n\r\n",
          "\r\n\r\n\r\nGET /volume/ HTTP/1.1\r\nHost: x\r\n\r\n",
          " GET /volume/ HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /volume/ HTTP/1.1\nHost: x\n\n",
          "GET /volume/ HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
          "GET /volume/ HTTP/1.1\r\nHost: \u00ff\r\n\r\n",
          "GET /volume/ HTTP/1.1\r\nHost: a b:c:d\r\n\r\n",
          "GET /volume/ HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
          "GET /volume/ HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n",
          "GET /volume/ HTTP/1.1\r\nHost: x\r\nA : space\r\n\r\n",
          "GET /volume/ HTTP/1.1\r\nHost: x\r\nA: b\r\n folded\r\n\r\n",
          "GET /volume/v3/ HTTP/1.1\r\nHost: x\r\nX-Auth-Token: a\0b\r\n\r\n",
          "GET /volume/v3/ HTTP/1.1\r\nHost: x\r\nX-Auth-Token: a\rb\r\n\r\n",
          "GET /volume/ HTTP/1.1\r\nHost: x\r\n",
          "GET",
          "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0",
          "\u0016\u0003\u0001\0\u00a5\u0001\0\0\u00a1\u0003\u0003",
          "X".repeat(70_000) + " /volume/ HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /volume/" + "x".repeat(1_100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /volume/ HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(1_100_000) + "\r\n\r\n",
          "GET /volume/ HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(300) + "\r\n",
          "GET /volume/v3/backups?" + "a=b&".repeat(2000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

  private final Chance chance;
  private final Callers callers;

  FramingKind(Surface surface) {
    this.chance = surface.chance();
    this.callers = new Callers(chance);
  }

  @Override
  public HostileRequest next() {
    return switch (chance.below(8)) {
      case 0 -> malformed("?", chance.bytes(300));
      case 1, 2, 3 -> malformed("GET", chance.one(HEADS));
      default -> malformed("POST", unclearLength());
    };
  }

  private String unclearLength() {
    return "POST /volume/v3/"
        + chance.of("volumes", "backups", "snapshots")
        + " HTTP/1.1\r\n"
        + "Host: 127.0.0.1\r\nContent-Type: application/json\r\nX-Auth-Token: "
        + callers.powerless().get("X-Auth-Token")
        + "\r\n"
        + chance.one(LENGTHS)
        + "\r\n\r\n"
        + chance.one(BODIES);
  }

  private static HostileRequest malformed(String verb, String text) {
    return new HostileRequest("framing", verb, HostileRequest.latin(text), false, false);
  }
}
