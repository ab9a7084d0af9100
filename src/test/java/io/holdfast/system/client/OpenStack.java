package io.holdfast.system.client;

import io.holdfast.system.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code openstack} as one user in one project. Threads: one at a time. */
final class OpenStack {

  private final List<String> start;
  private final CommandLine line;

  private OpenStack(List<String> start) {
    this.start = start;
    this.line = new CommandLine(start, Map.of());
  }

  /**
   * Without an Identity service (auth.md section 4).
   *
   * @param base as {@code http://127.0.0.1:8080/volume}
   */
  static OpenStack withoutIdentity(String base, String user, String project) {
    Requirement.command("openstack", "python3-openstackclient");
    String endpoint = base + "/v3/" + project;
    String token = user + ":" + project;
    return new OpenStack(
        List.of(
            "openstack",
            "--os-auth-type",
            "admin_token",
            "--os-token",
            token,
            "--os-endpoint",
            endpoint));
  }

  /** The same user asking for a microversion; without, the client asks for none and gets 3.0. */
  OpenStack at(String microversion) {
    List<String> words = new ArrayList<>(start);
    words.addAll(List.of("--os-volume-api-version", microversion));
    return new OpenStack(words);
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
