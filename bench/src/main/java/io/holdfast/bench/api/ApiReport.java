package io.holdfast.bench.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Prints the medians, and judges them. */
final class ApiReport {

  private static final String OURS = "Holdfast";
  private static final String PEER = "Cinder";
  private static final Set<Scenario> LISTS = Set.of(Scenario.ROWS_100, Scenario.ROWS_1000);

  /** CPU of a listed row and of a create, and the slowest of a hundred, as parts of the peer's. */
  private static final double LIST_CPU = 0.1;

  private static final double CREATE_CPU = 0.2;
  private static final double SLOWEST = 0.2;

  /** A page of a list of 100,000, as a multiple of one of a hundred. */
  private static final double MANY = 2.0;

  private final Map<Measured, Load> medians;
  private final List<Scenario> scenarios;
  private boolean good = true;

  /**
   * @param scenarios those that were measured
   */
  ApiReport(Map<Measured, List<Load>> loads, List<Scenario> scenarios) {
    this.scenarios = scenarios;
    this.medians =
        loads.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, runs -> Load.median(runs.getValue())));
  }

  /** Prints a table; false if a limit was broken. */
  boolean print(int[] allClients) {
    System.out.println(
        "| call | clients | requests/s | CPU ms | database CPU ms | median ms | p99 ms | CPU ratio | p99 ratio |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (Scenario scenario : scenarios) {
      for (int clients : allClients) {
        line(scenario, clients);
      }
    }
    for (Scenario scenario : scenarios) {
      for (int clients : allClients) {
        judge(scenario, clients);
      }
    }
    for (int clients : allClients) {
      judgeMany(Scenario.ROWS_100, Scenario.MANY, clients);
      judgeMany(Scenario.SORTED, Scenario.SORTED_MANY, clients);
    }
    return good;
  }

  private void line(Scenario scenario, int clients) {
    Load ours = load(scenario, clients, OURS);
    Load peer = load(scenario, clients, PEER);
    System.out.printf(
        "| %s | %d | %.0f : %.0f | %.2f : %.2f | %.2f : %.2f | %.1f : %.1f | %.1f : %.1f | %.3f | %.3f |%n",
        scenario.title(),
        clients,
        ours.perSecond(),
        peer.perSecond(),
        ours.serverMillis(),
        peer.serverMillis(),
        ours.databaseMillis(),
        peer.databaseMillis(),
        ours.middleMillis(),
        peer.middleMillis(),
        ours.slowMillis(),
        peer.slowMillis(),
        ratio(scenario, clients, Load::serverMillis),
        ratio(scenario, clients, Load::slowMillis));
  }

  private void judge(Scenario scenario, int clients) {
    String call = scenario.title() + ", clients: " + clients;
    if (LISTS.contains(scenario)) {
      atMost(LIST_CPU, ratio(scenario, clients, Load::serverMillis), "CPU of " + call);
    }
    if (scenario == Scenario.CREATE) {
      atMost(CREATE_CPU, ratio(scenario, clients, Load::serverMillis), "CPU of " + call);
    }
    atMost(SLOWEST, ratio(scenario, clients, Load::slowMillis), "p99 of " + call);
  }

  private void judgeMany(Scenario few, Scenario many, int clients) {
    if (!scenarios.contains(few) || !scenarios.contains(many)) {
      return;
    }
    double multiple =
        load(many, clients, OURS).middleMillis() / load(few, clients, OURS).middleMillis();
    String call = many.title() + ", clients: " + clients;
    System.out.printf("%s: %.2f times the median with 100 rows%n", call, multiple);
    atMost(MANY, multiple, "median of " + call);
  }

  private void atMost(double limit, double figure, String what) {
    if (figure > limit) {
      System.out.printf("FAILED: %s is %.3f, the limit is %.1f%n", what, figure, limit);
      good = false;
    }
  }

  private double ratio(Scenario scenario, int clients, ToDoubleFunction<Load> figure) {
    return figure.applyAsDouble(load(scenario, clients, OURS))
        / figure.applyAsDouble(load(scenario, clients, PEER));
  }

  private Load load(Scenario scenario, int clients, String contender) {
    return medians.get(new Measured(scenario, clients, contender));
  }
}
