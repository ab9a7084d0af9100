package io.holdfast.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes what a child process says into a file, and keeps that file and one older below a limit.
 */
final class CappedLog {

  private static final int CHUNK = 8192;

  private final Path file;
  private final long limit;
  private boolean failing;

  /**
   * A log that may grow to twice the limit.
   *
   * @param limit bytes at which the file becomes the old one
   */
  CappedLog(Path file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  Path file() {
    return file;
  }

  /** Reads the stream to its end on a thread of its own. */
  void follow(InputStream words) throws IOException {
    Files.createDirectories(file.getParent());
    Thread thread = new Thread(() -> copy(words), "log-" + file.getFileName());
    thread.setDaemon(true);
    thread.start();
  }

  private void copy(InputStream words) {
    byte[] chunk = new byte[CHUNK];
    try (words) {
      for (int read = words.read(chunk); read >= 0; read = words.read(chunk)) {
        append(chunk, read);
      }
    } catch (IOException ended) {
      // The child's end may close the stream under the reader: nothing more will come.
      Thread.currentThread().interrupt();
    }
  }

  /** A log that cannot be written (a full disk) must not stop the child: its words are dropped. */
  private void append(byte[] bytes, int length) {
    try {
      if (Files.exists(file) && Files.size(file) >= limit) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      try (OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(bytes, 0, length);
      }
    } catch (IOException dropped) {
      if (!failing) {
        System.err.println("Cannot write " + file + ", words are dropped: " + dropped);
      }
      failing = true;
    }
  }
}
