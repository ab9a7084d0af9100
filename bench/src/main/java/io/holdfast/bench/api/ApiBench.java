package io.holdfast.bench.api;

import io.holdfast.bench.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures the API beside Cinder's; see bench/README.md. */
public final class ApiBench {

  private static final int[] CLIENTS = {1, 8};
  private static final int WARM_UP_SECONDS = 10;

  private final int seconds;
  private final int repetitions;
  private final List<Scenario> scenarios;
  private final Path folder;
  private final Map<Measured, List<Load>> loads = new LinkedHashMap<>();

  private ApiBench(int seconds, int repetitions, List<Scenario> scenarios, Path folder) {
    this.seconds = seconds;
    this.repetitions = repetitions;
    this.scenarios = scenarios;
    this.folder = folder;
  }

  /**
   * @param arguments the configured server, seconds of each run (default 5), repetitions (default
   *     3), the names of the scenarios (default all)
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    int repetitions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    List<Scenario> scenarios =
        arguments.length > 3
            ? Stream.of(arguments).skip(3).map(Scenario::valueOf).toList()
            : List.of(Scenario.values());
    boolean good;
    try (TemporaryFolder folder =
        TemporaryFolder.in(Path.of(System.getProperty("java.io.tmpdir")), "holdfast-bench-api-")) {
      ApiBench bench = new ApiBench(seconds, repetitions, scenarios, folder.path());
      good = bench.run(Path.of(arguments[0]).toAbsolutePath());
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run(Path wildfly) throws IOException, InterruptedException, SQLException {
    try (HoldfastContender holdfast = new HoldfastContender(wildfly, folder.resolve("holdfast"));
        CinderContender cinder =
            new CinderContender(
                Path.of("bench/cinder").toAbsolutePath(),
                folder.resolve("cinder"),
                holdfast.database())) {
      Wrk wrk = new Wrk(folder, new ProcessTree(holdfast.database().pid()));
      List<Contender> contenders = List.of(holdfast, cinder);
      for (Contender contender : contenders) {
        contender.start();
        new ContenderRows(contender).insert();
      }
      warmUp(wrk, contenders);
      for (int repetition = 0; repetition < repetitions; repetition++) {
        repeat(wrk, contenders);
      }
    }
    return new ApiReport(loads, scenarios).print(CLIENTS);
  }

  private void warmUp(Wrk wrk, List<Contender> contenders)
      throws IOException, InterruptedException, SQLException {
    for (Contender contender : contenders) {
      new WarmUp(contender).run(() -> warmUpRound(wrk, contender));
    }
  }

  private void warmUpRound(Wrk wrk, Contender contender)
      throws IOException, InterruptedException, SQLException {
    for (Scenario scenario : scenarios) {
      for (int clients : CLIENTS) {
        measure(wrk, contender, scenario, clients, WARM_UP_SECONDS);
      }
    }
  }

  private void repeat(Wrk wrk, List<Contender> contenders)
      throws IOException, InterruptedException, SQLException {
    for (Scenario scenario : scenarios) {
      for (int clients : CLIENTS) {
        for (Contender contender : contenders) {
          Measured measured = new Measured(scenario, clients, contender.name());
          loads
              .computeIfAbsent(measured, first -> new ArrayList<>())
              .add(measure(wrk, contender, scenario, clients, seconds));
        }
      }
    }
  }

  private Load measure(Wrk wrk, Contender contender, Scenario scenario, int clients, int runSeconds)
      throws IOException, InterruptedException, SQLException {
    ContenderRows rows = new ContenderRows(contender);
    String project = scenario.project().id();
    String path = scenario.path().formatted(rows.backup(Project.HUNDRED));
    Path volumes = null;
    if (scenario == Scenario.CREATE) {
      volumes = folder.resolve("volumes");
      rows.writeVolumes(volumes);
    }
    Load load =
        wrk.run(
            new ProcessTree(contender.pid()),
            clients,
            runSeconds,
            contender.address() + "/" + project + path,
            "be7c4:" + project,
            volumes);
    if (scenario == Scenario.CREATE) {
      rows.forgetCreated();
    }
    return load;
  }
}
