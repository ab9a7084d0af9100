package io.holdfast.engine.store.mount;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program without a shell, for a limited time, keeping a limited part of what it says. */
final class LimitedCommand {

  private static final int OUTPUT_BYTES = 2048;
  private static final long LOOK_MILLIS = 20;
  private static final long END_SECONDS = 5;

  private LimitedCommand() {}

  /**
   * Runs it to its end.
   *
   * @throws IOException with what it said, if it does not end well or in time
   */
  static void run(List<String> words, Duration limit) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      if (!ended(process, limit, said)) {
        throw new IOException(
            "%s did not end within %d s".formatted(text(words), limit.toSeconds()) + tail(said));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + text(words) + " ran");
    } finally {
      end(process);
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "%s ended with %d".formatted(text(words), process.exitValue()) + tail(said));
    }
  }

  private static boolean ended(Process process, Duration limit, ByteArrayOutputStream said)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    boolean ended = false;
    while (!ended && System.nanoTime() < end) {
      ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      drain(process.getInputStream(), said);
    }
    return ended;
  }

  /** Takes what there is without waiting for more: a child may keep the pipe open. */
  private static void drain(InputStream output, ByteArrayOutputStream said) throws IOException {
    int available = output.available();
    if (available > 0) {
      byte[] bytes = output.readNBytes(available);
      said.write(bytes, 0, Math.min(bytes.length, OUTPUT_BYTES - said.size()));
    }
  }

  /** Also its children: a helper of mount may be the one that hangs. */
  private static void end(Process process) {
    if (process.isAlive()) {
      Stream.concat(process.descendants(), Stream.of(process.toHandle()))
          .toList()
          .forEach(ProcessHandle::destroyForcibly);
    }
    try {
      // One that hangs in the kernel cannot be ended; it is left behind.
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String text(List<String> words) {
    return String.join(" ", words);
  }

  private static String tail(ByteArrayOutputStream said) {
    String text = said.toString(StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ").strip();
    return text.isEmpty() ? "" : ": " + text;
  }
}
