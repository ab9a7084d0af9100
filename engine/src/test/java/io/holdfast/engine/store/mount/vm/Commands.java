package io.holdfast.engine.store.mount.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Lines of the shell that a test needs. */
final class Commands {

  private Commands() {}

  /** Runs a line in a folder; fails with what it printed. */
  static void shell(Path folder, String line) throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      throw new IOException(line + " ended with " + code + ": " + printed);
    }
  }
}
