package io.holdfast.system.client;

import io.holdfast.system.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command {@code openstack} as one user in one project. Threads: one at a time. */
final class OpenStack {

  private final Map<String, String> environment;
  private final CommandLine line;

  private OpenStack(Map<String, String> environment) {
    this.environment = environment;
    this.line = new CommandLine(List.of("openstack"), environment);
  }

  /** Asks for no microversion and gets 3.0, as the command does. */
  static OpenStack as(Account account) {
    Requirement.command("openstack", "python3-openstackclient");
    return new OpenStack(account.openstack());
  }

  /** The same user asking for a microversion. */
  OpenStack at(String microversion) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put("OS_VOLUME_API_VERSION", microversion);
    return new OpenStack(changed);
  }

  /** Runs a command whatever comes of it; blanks separate words. */
  Outcome run(String... parts) {
    return line.run(parts);
  }

  /** Runs a command that must end well. */
  Outcome does(String... parts) {
    return run(parts).succeeded();
  }

  /** Runs a command that must end well, with its output as JSON. */
  Outcome shows(String... parts) {
    return does(String.join(" ", parts), "-f json");
  }
}
