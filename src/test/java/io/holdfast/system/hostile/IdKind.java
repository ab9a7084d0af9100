package io.holdfast.system.hostile;

import io.holdfast.system.contract.Operation;
import java.util.Map;

/** Things in the place of ids and projects that are none. Threads: one. */
final class IdKind implements Kind {

  private final Surface surface;
  private final Chance chance;
  private final Callers callers;
  private final Samples samples;
  private final HostileTexts texts;

  IdKind(Surface surface) {
    this.surface = surface;
    this.chance = surface.chance();
    this.callers = new Callers(chance);
    this.samples = new Samples(surface.contract(), chance, null);
    this.texts = new HostileTexts(chance);
  }

  @Override
  public HostileRequest next() {
    Operation operation = surface.operation(Surface::withParameter);
    Map<String, String> headers = surface.refusable(operation, callers);
    headers.put("Content-Type", "application/json");
    String body =
        Surface.withBody(operation) ? samples.of(surface.bodySchema(operation)).toString() : null;
    return HostileRequest.of(
        "id", operation.verb(), surface.target(operation, this::id), headers, body);
  }

  private String id() {
    String id = texts.id();
    return chance.oneIn(5) ? UrlText.raw(id) : UrlText.encoded(id);
  }
}
