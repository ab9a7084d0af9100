package io.holdfast.system.hostile;

import io.holdfast.system.contract.Operation;
import java.util.List;
import java.util.Map;

/** Methods that a path does not have, by callers who may not change anything. Threads: one. */
final class MethodKind implements Kind {

  private static final List<String> VERBS =
      List.of(
          "GET",
          "HEAD",
          "OPTIONS",
          "TRACE",
          "PATCH",
          "PUT",
          "POST",
          "DELETE",
          "PROPFIND",
          "LOCK",
          "COPY",
          "SEARCH",
          "LINK",
          "get",
          "Get",
          "GETS",
          "X",
          "M-SEARCH",
          "X".repeat(1000));

  private final Surface surface;
  private final Chance chance;
  private final Callers callers;

  MethodKind(Surface surface) {
    this.surface = surface;
    this.chance = surface.chance();
    this.callers = new Callers(chance);
  }

  @Override
  public HostileRequest next() {
    Operation operation = surface.operation(known -> true);
    Map<String, String> headers = callers.powerless();
    headers.put("Content-Type", "application/json");
    String target = surface.target(operation, chance::uuid);
    return HostileRequest.of(
        "method", chance.one(VERBS), target, headers, chance.of(null, "{}", "{\"volume\":{}}"));
  }
}
