package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.prerequisite.Prerequisite;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A block device over a file. Needs root and losetup. */
final class LoopDevice implements AutoCloseable {

  private final Path node;

  /** Where there can be none the test is aborted and says so; with {@code CI=true} it fails. */
  LoopDevice(Path file) throws IOException {
    Prerequisite.require(
        "root".equals(System.getProperty("user.name")) && Prerequisite.isInstalled("losetup"),
        "a test on a block device",
        "it needs root and losetup of Debian's package mount");
    this.node = Path.of(run("losetup", "--find", "--show", file.toString()));
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
