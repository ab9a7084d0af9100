package io.holdfast.system.hostile;

import io.holdfast.system.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Paths that mean something else than they say, or nothing. Threads: one. */
final class PathKind implements Kind {

  private static final List<String> BETWEEN =
      List.of(
          "//",
          "///",
          "/./",
          "/../",
          "/%2e/",
          "/%2e%2e/",
          "/..;/",
          "/;/",
          "/;a=b/",
          "/%2f/",
          "%2F",
          "%252f",
          "%5c",
          "\\",
          "/%00/",
          "%00",
          "/%20/",
          "/%0d%0aX:%20y/",
          "/%09/",
          "/\u00ff/",
          "/%ff/",
          "/%c0%ae%c0%ae/",
          "/%e2%82/",
          "/%",
          "/%z/",
          "/%u002f/",
          "/*/",
          "/~/",
          "/{id}/",
          "/" + "a".repeat(5000) + "/",
          "/" + "a/".repeat(500),
          "/" + "../".repeat(50),
          "/%F0%9F%92%A9/",
          "/%E2%80%AE/",
          "/:/",
          "/@/",
          "/v3/",
          "/v2/");

  private static final List<String> AFTER =
      List.of(
          "/",
          "//",
          "/.",
          "/..",
          ";",
          ";jsessionid=x",
          "%00",
          "%00.json",
          ".json",
          ".xml",
          "~",
          "%20",
          "%0a",
          "?",
          "??",
          "?#",
          "#x",
          "/%2e%2e",
          "/..;/..;/",
          "%3f",
          "%23",
          "/WEB-INF",
          "/../WEB-INF/web.xml",
          "/../../management",
          "/" + "z".repeat(100_000));

  private static final List<String> WHOLE =
      List.of(
          "/",
          "//",
          "/volume",
          "/volume//",
          "/volume/WEB-INF/beans.xml",
          "/volume/META-INF/",
          "*",
          "/volume/WEB-INF/classes/io/holdfast/web/openapi/shared.json",
          "/volume/v2/ab99/backups",
          "/volume/V3/backups",
          "/volume/v3.0/backups",
          "/volume/v3/ab99",
          "/volume/v3/ab99/",
          "/volume/v3/./",
          "/volume/openapi.json/..",
          "/volume/index.html",
          "/volume/v3/ab98/volumes",
          "/volume/v3/ab99/ab99/volumes",
          "/volume/v3/-/volumes",
          "/console",
          "/management",
          "/wsat",
          "http://evil.example/volume/v3/backups",
          "http://[::1/volume/v3/backups",
          "volume/v3/backups",
          "/volume/v3/os-services/freeze",
          "/volume/v3/backups/import_record/x",
          "/.%2e/etc/passwd");

  private final Surface surface;
  private final Chance chance;
  private final Callers callers;

  PathKind(Surface surface) {
    this.surface = surface;
    this.chance = surface.chance();
    this.callers = new Callers(chance);
  }

  @Override
  public HostileRequest next() {
    Operation operation = surface.operation(known -> true);
    String target = target(operation);
    boolean ours = target.startsWith(surface.context() + "/");
    String verb = ours ? operation.verb() : "GET";
    boolean reads = verb.equals("GET");
    Map<String, String> headers = reads ? callers.any() : callers.powerless();
    headers.put("Content-Type", "application/json");
    return HostileRequest.of("path", verb, target, headers, reads ? null : "{\"backup\":{}}");
  }

  private String target(Operation operation) {
    String path = surface.target(operation, chance::uuid);
    return switch (chance.below(5)) {
      case 0 -> chance.one(WHOLE);
      case 1 -> path + chance.one(AFTER);
      case 2 -> path.replace("v3", chance.of("v3;x", "%763", "v3%20", "v3.", "v3%00", "v\u00b3"));
      default -> between(path);
    };
  }

  private String between(String path) {
    List<Integer> slashes =
        IntStream.range(1, path.length()).filter(at -> path.charAt(at) == '/').boxed().toList();
    if (slashes.isEmpty()) {
      return chance.one(BETWEEN) + path;
    }
    int at = chance.one(slashes);
    return path.substring(0, at) + chance.one(BETWEEN) + path.substring(at + 1);
  }
}
