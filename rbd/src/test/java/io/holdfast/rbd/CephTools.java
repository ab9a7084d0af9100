package io.holdfast.rbd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ceph's own programs, against one cluster. */
public final class CephTools {

  private static final long PATIENCE_SECONDS = 120;

  private final Path folder;

  CephTools(Path folder) {
    this.folder = folder;
  }

  /** Runs {@code ceph} as the administrator and gives what it printed. */
  public String ceph(String... words) throws IOException, InterruptedException {
    return run(command("ceph", "--connect-timeout", "30", words));
  }

  /** Runs {@code rbd} as the administrator and gives what it printed. */
  public String rbd(String... words) throws IOException, InterruptedException {
    return run(command("rbd", "--cluster", "ceph", words));
  }

  /** Runs {@code rados} as the administrator and gives what it printed. */
  public String rados(String... words) throws IOException, InterruptedException {
    return run(command("rados", "--cluster", "ceph", words));
  }

  private String[] command(String program, String option, String value, String... words) {
    List<String> command = new ArrayList<>(List.of(program, "-c", configuration(), option, value));
    command.addAll(List.of(words));
    return command.toArray(String[]::new);
  }

  private String configuration() {
    return folder.resolve("ceph.conf").toString();
  }

  /** Runs a shell line in which {@code $CONF} is the cluster's configuration. */
  public String shell(String line) throws IOException, InterruptedException {
    return run("bash", "-c", "set -euo pipefail; CONF=" + configuration() + "; " + line);
  }

  /** Runs any program and gives what it printed. */
  public String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .directory(folder.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " did not end");
    }
    String printed = Files.readString(output);
    String complaint = Files.readString(errors);
    Files.delete(output);
    Files.delete(errors);
    if (process.exitValue() != 0) {
      throw new IOException(
          String.join(" ", command) + " ended with " + process.exitValue() + ": " + complaint);
    }
    return printed;
  }

  /** Starts a daemon of the cluster. */
  public Process daemon(String program, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(program, "-f", "-c", configuration()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .directory(folder.toFile())
        .start();
  }
}
