package io.holdfast.system.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.system.contract.Operation;
import java.util.List;
import java.util.Map;

/** Bodies that no schema permits, or that name what does not exist. Threads: one. */
final class BodyKind implements Kind {

  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "text/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "application/json; charset=utf-16",
          "application/json;charset=\"",
          "application/json, text/plain",
          "application/vnd.openstack.volume+json",
          "APPLICATION/JSON",
          "application/octet-stream",
          "*/*",
          "/",
          ";",
          "",
          "\u00ff\u00fe",
          "x".repeat(5000));

  private final Surface surface;
  private final Chance chance;
  private final Callers callers;
  private final Samples samples;
  private final TreeDamage trees;
  private final TextDamage texts;

  BodyKind(Surface surface) {
    this.surface = surface;
    this.chance = surface.chance();
    this.callers = new Callers(chance);
    this.samples = new Samples(surface.contract(), chance, null);
    this.trees = new TreeDamage(chance);
    this.texts = new TextDamage(chance);
  }

  @Override
  public HostileRequest next() {
    Operation operation = surface.operation(Surface::withBody);
    JsonNode body = samples.of(surface.bodySchema(operation));
    boolean limits = Surface.changesLimits(operation);
    JsonNode damaged = chance.oneIn(8) ? body : trees.of(body);
    if (limits && damaged instanceof ObjectNode object) {
      object.put("no-such-key", 1);
    }
    String text = damaged.toString();
    Map<String, String> headers = callers.any();
    contentType(headers);
    if (chance.oneIn(5)) {
      headers.put("Transfer-Encoding", "chunked");
    }
    return HostileRequest.of(
        "body",
        operation.verb(),
        surface.target(operation, chance::uuid),
        headers,
        chance.oneIn(3) ? texts.of(text) : HostileRequest.utf8(text));
  }

  private void contentType(Map<String, String> headers) {
    if (chance.oneIn(12)) {
      headers.put("Content-Type", chance.one(TYPES));
    } else if (!chance.oneIn(20)) {
      headers.put("Content-Type", "application/json");
    }
  }
}
