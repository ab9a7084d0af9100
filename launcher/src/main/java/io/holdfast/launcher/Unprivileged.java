package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How a program that refuses to run as root is run by root: in a user namespace, where its files
 * stay root's; where namespaces are forbidden (containers), as the user nobody.
 */
final class Unprivileged {

  private static final List<String> NAMESPACE = List.of("unshare", "-U");

  /**
   * The user nobody may not enter root's folders; the one capability lets it through, and the bit
   * keeps it where programs ask before they open.
   */
  private static final List<String> NOBODY =
      List.of(
          "setpriv",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          "--inh-caps=-all,+dac_override",
          "--ambient-caps=-all,+dac_override",
          "--securebits=+no_setuid_fixup");

  private static final int NOBODY_ID = 65_534;

  private final List<String> prefix;

  private Unprivileged(List<String> prefix) {
    this.prefix = prefix;
  }

  /** What works here. */
  static Unprivileged choose() throws IOException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Unprivileged(List.of());
    }
    for (List<String> prefix : List.of(NAMESPACE, NOBODY)) {
      Unprivileged candidate = new Unprivileged(prefix);
      if (runs(candidate.command(List.of("true")))) {
        return candidate;
      }
    }
    throw new IllegalStateException(
        "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here. Start"
            + " Holdfast as another user, or name a database by HOLDFAST_DATABASE_URL.");
  }

  List<String> command(List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  /** Makes everything in the folder the program's own, as it may be another's after a move. */
  void give(Path folder) throws IOException {
    if (prefix.isEmpty()) {
      return;
    }
    int owner = prefix.equals(NOBODY) ? NOBODY_ID : 0;
    if (Files.getAttribute(folder, "unix:uid").equals(owner)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        Files.setAttribute(path, "unix:uid", owner);
      }
    }
  }

  private static boolean runs(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
