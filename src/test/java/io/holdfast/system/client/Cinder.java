package io.holdfast.system.client;

import io.holdfast.system.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code cinder} as one user in one project. Threads: one at a time. */
final class Cinder {

  private final List<String> start;
  private final Map<String, String> environment;
  private final CommandLine line;

  private Cinder(List<String> start, Map<String, String> environment) {
    this.start = start;
    this.environment = environment;
    this.line = new CommandLine(start, environment);
  }

  /**
   * Without an Identity service: only with the type in the environment and every option as one word
   * (auth.md section 4).
   *
   * @param base as {@code http://127.0.0.1:8080/volume}
   */
  static Cinder withoutIdentity(String base, String user, String project) {
    Requirement.command("cinder", "python3-cinderclient");
    return new Cinder(
        List.of(
            "cinder", "--user-id=" + user, "--project-id=" + project, "--endpoint=" + base + "/v3"),
        Map.of("OS_AUTH_TYPE", "noauth"));
  }

  /** The same user asking for a microversion; without, the client asks for its highest. */
  Cinder at(String microversion) {
    List<String> words = new ArrayList<>(start);
    words.add("--os-volume-api-version=" + microversion);
    return new Cinder(words, environment);
  }

  /** Runs a command whatever comes of it; blanks separate words. */
  Outcome run(String... parts) {
    return line.run(parts);
  }

  /** Runs a command that must end well. */
  Outcome does(String... parts) {
    return run(parts).succeeded();
  }

  /** Runs a command that must end well and print one table. */
  Table shows(String... parts) {
    return Table.in(does(parts).output());
  }
}
