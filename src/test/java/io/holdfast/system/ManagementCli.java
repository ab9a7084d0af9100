package io.holdfast.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The server's own management CLI, which an operator would use. */
final class ManagementCli {

  private static final long SECONDS = 60;

  private final Path script;
  private final int port;

  ManagementCli(Path wildfly, int port) {
    this.script = wildfly.resolve("bin/jboss-cli.sh");
    this.port = port;
  }

  /** Runs one command; gives what it says, as JSON. */
  String run(String command) {
    ProcessBuilder cli =
        new ProcessBuilder(
                script.toString(),
                "--connect",
                "--controller=127.0.0.1:" + port,
                "--output-json",
                "--command=" + command)
            .redirectErrorStream(true);
    cli.environment().put("JAVA_OPTS", "-Xmx128m");
    try {
      Process process = cli.start();
      String words =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(command + ": " + words);
      }
      return words;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
