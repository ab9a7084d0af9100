package io.holdfast.bench.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests by the program wrk, one after the other on each connection. Threads: one. */
final class Wrk {

  /** The line that {@code load.lua} prints: requests, failures, microseconds, and times. */
  private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) ([\\d: ]+)");

  private static final double MICROS_IN_MILLI = 1e3;
  private static final double MICROS_IN_SECOND = 1e6;

  private final Path script;
  private final ProcessTree database;

  /**
   * @param folder for the script
   * @param database whose CPU is measured beside the server's
   */
  Wrk(Path folder, ProcessTree database) throws IOException {
    this.script = folder.resolve("load.lua");
    this.database = database;
    try (InputStream lua = Wrk.class.getResourceAsStream("load.lua")) {
      Files.copy(lua, script);
    }
  }

  /**
   * One run.
   *
   * @param server whose CPU is measured
   * @param token for every request
   * @param volumes for creates, a file of ids; or null for GET
   * @throws IOException if a request failed
   */
  Load run(ProcessTree server, int clients, int seconds, String address, String token, Path volumes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("wrk", "--threads=1", "--timeout=60s"));
    command.addAll(List.of("--connections=" + clients, "--duration=" + seconds + "s"));
    command.addAll(List.of("--script=" + script, address, "--", token));
    if (volumes != null) {
      command.add(volumes.toString());
    }
    double serverBefore = server.cpuSeconds();
    double databaseBefore = database.cpuSeconds();
    Matcher result = result(command);
    double serverCpu = server.cpuSeconds() - serverBefore;
    double databaseCpu = database.cpuSeconds() - databaseBefore;
    long requests = Long.parseLong(result.group(1));
    long micros = Long.parseLong(result.group(3));
    Latencies latencies = Latencies.ofWrk(result.group(4), micros / (requests / clients));
    return new Load(
        requests / (micros / MICROS_IN_SECOND),
        serverCpu * 1e3 / requests,
        databaseCpu * 1e3 / requests,
        latencies.percentile(50) / MICROS_IN_MILLI,
        latencies.percentile(99) / MICROS_IN_MILLI);
  }

  /** What was printed, before it is looked for; a slow run has thousands of different times. */
  static Matcher result(String words) {
    return RESULT.matcher(words);
  }

  private static Matcher result(List<String> command) throws IOException, InterruptedException {
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    wrk.getOutputStream().close();
    String words = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher result = result(words);
    if (wrk.waitFor() != 0 || !result.find() || result.group(1).equals("0")) {
      throw new IOException(String.join(" ", command) + ":\n" + words);
    }
    if (!result.group(2).equals("0")) {
      throw new IOException(result.group(2) + " requests failed: " + String.join(" ", command));
    }
    return result;
  }
}
