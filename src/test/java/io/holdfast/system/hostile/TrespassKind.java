package io.holdfast.system.hostile;

import io.holdfast.system.contract.Operation;
import java.util.List;
import java.util.Map;

/** Good requests on objects that there are, by callers who may not. Threads: one. */
final class TrespassKind implements Kind {

  private final Surface surface;
  private final Chance chance;
  private final Callers callers;
  private final List<String> ids;

  /**
   * @param ids of objects of the project
   */
  TrespassKind(Surface surface, List<String> ids) {
    this.surface = surface;
    this.chance = surface.chance();
    this.callers = new Callers(chance);
    this.ids = ids;
  }

  @Override
  public HostileRequest next() {
    Operation operation = surface.operation(known -> known.belowVersion());
    Map<String, String> headers = callers.powerless();
    headers.put("OpenStack-API-Version", "volume 3.71");
    headers.put("Content-Type", "application/json");
    Samples samples = new Samples(surface.contract(), chance, chance.one(ids));
    String body =
        Surface.withBody(operation) ? samples.of(surface.bodySchema(operation)).toString() : null;
    String target = surface.target(operation, () -> chance.one(ids));
    return HostileRequest.of("trespass", operation.verb(), target, headers, body);
  }
}
