package io.holdfast.system.client;

import io.holdfast.system.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command {@code cinder} as one user in one project. Threads: one at a time. */
final class Cinder {

  private final Map<String, String> environment;
  private final CommandLine line;

  private Cinder(Map<String, String> environment) {
    this.environment = environment;
    this.line = new CommandLine(List.of("cinder"), environment);
  }

  /** Asks for the highest microversion, as the command does. */
  static Cinder as(Account account) {
    Requirement.command("cinder", "python3-cinderclient");
    return new Cinder(account.cinder());
  }

  /** The same user asking for a microversion. */
  Cinder at(String microversion) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put("OS_VOLUME_API_VERSION", microversion);
    return new Cinder(changed);
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
