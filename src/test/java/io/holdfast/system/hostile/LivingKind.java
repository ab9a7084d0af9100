package io.holdfast.system.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.system.contract.Operation;
import java.util.List;
import java.util.Map;

/**
 * Broken bodies on objects that there are, by callers who may change them: what is broken must be
 * found before anything is done. Threads: one.
 */
final class LivingKind implements Kind {

  /** Deeper than the documented depth of JSON. */
  private static final int TOO_DEEP = 33;

  private final Surface surface;
  private final Chance chance;
  private final Callers callers;
  private final List<String> ids;

  /**
   * @param ids of objects of the project
   */
  LivingKind(Surface surface, List<String> ids) {
    this.surface = surface;
    this.chance = surface.chance();
    this.callers = new Callers(chance);
    this.ids = ids;
  }

  @Override
  public HostileRequest next() {
    Operation operation =
        surface.operation(
            known -> Surface.withBody(known) && Surface.withParameter(known) && isOfRow(known));
    Map<String, String> headers = chance.oneIn(2) ? callers.admin() : callers.member();
    headers.put("OpenStack-API-Version", "volume 3.71");
    headers.put("Content-Type", "application/json");
    Samples samples = new Samples(surface.contract(), chance, chance.one(ids));
    JsonNode body = samples.of(surface.bodySchema(operation));
    String target = surface.target(operation, () -> chance.one(ids));
    return HostileRequest.of(
        "living", operation.verb(), target, headers, HostileRequest.utf8(broken(body.toString())));
  }

  private static boolean isOfRow(Operation operation) {
    return operation.belowVersion() && operation.path().contains("{id}");
  }

  /** What no schema permits, however good it was before. */
  private String broken(String body) {
    return switch (chance.below(6)) {
      case 0 -> body.substring(0, chance.below(body.length()));
      case 1 -> "[" + body + "]";
      case 2 -> body + body;
      case 3 -> "{\"no-such-key\": " + body + "}";
      case 4 -> body.replaceFirst("\"", "\"\\\\ud800");
      default ->
          "{\"metadata\": "
              + "[".repeat(TOO_DEEP)
              + "]".repeat(TOO_DEEP)
              + ", \"x\": "
              + body
              + "}";
    };
  }
}
