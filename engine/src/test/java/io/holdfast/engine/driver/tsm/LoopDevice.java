package io.holdfast.engine.driver.tsm;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A block device over a file. Needs root and losetup. */
final class LoopDevice implements AutoCloseable {

  private final Path node;

  /** Where there can be none the test is aborted and says so; with {@code CI=true} it fails. */
  LoopDevice(Path file) throws IOException {
    if (!"root".equals(System.getProperty("user.name")) || !isOnPath("losetup")) {
      give("it needs root and losetup of Debian's package mount");
    }
    this.node = Path.of(run("losetup", "--find", "--show", file.toString()));
  }

  private static void give(String reason) {
    System.out.println("NOT RUN: a test on a block device: " + reason);
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(reason);
    }
    Assumptions.abort(reason);
  }

  private static boolean isOnPath(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  private static String run(String... words) throws IOException {
    Process process = new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", words) + ": " + said);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while losetup ran");
    }
    return said.strip();
  }

  Path node() {
    return node;
  }

  @Override
  public void close() throws IOException {
    run("losetup", "--detach", node.toString());
  }
}
