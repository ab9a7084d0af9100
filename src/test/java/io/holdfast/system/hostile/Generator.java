package io.holdfast.system.hostile;

import java.util.ArrayList;
import java.util.List;

/** Requests of all kinds in the order that a seed decides. Threads: one. */
final class Generator {

  private final Chance chance;
  private final List<Kind> kinds = new ArrayList<>();

  /**
   * @param ids of objects of the callers' project
   */
  Generator(Surface surface, List<String> ids) {
    this.chance = surface.chance();
    add(8, new BodyKind(surface));
    add(4, new IdKind(surface));
    add(5, new QueryKind(surface));
    add(4, new HeaderKind(surface));
    add(4, new PathKind(surface));
    add(2, new MethodKind(surface));
    add(3, new TrespassKind(surface, ids));
    add(4, new LivingKind(surface, ids));
    add(1, new FramingKind(surface));
  }

  private void add(int weight, Kind kind) {
    for (int time = 0; time < weight; time++) {
      kinds.add(kind);
    }
  }

  HostileRequest next() {
    return chance.one(kinds).next();
  }
}
