package io.holdfast.engine.driver.tsm;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One run of the client: without a shell, in English, in limited time, keeping the end of what it
 * says. What was not ended well is ended by force, with all that it started.
 */
final class ClientRun implements Closeable {

  private static final int KEPT = 64 << 10;
  private static final int READ_AT_ONCE = 16 * KEPT;
  private static final long BUSY_MILLIS = 1;
  private static final long IDLE_MILLIS = 20;
  private static final long LOOK_NANOS = 50_000_000;
  private static final long END_SECONDS = 5;

  private final String command;
  private final Process process;
  private final Set<ProcessHandle> started = new LinkedHashSet<>();
  private byte[] kept = new byte[0];

  /** Looks at what goes on while the client runs; ends it by throwing. */
  interface Look {
    void look() throws IOException;
  }

  /**
   * Starts the client.
   *
   * @param command for messages
   * @param folder where it runs, and writes its own logs unless it is told otherwise
   */
  ClientRun(String command, List<String> words, Path folder) throws IOException {
    this.command = command;
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("LANG", "C");
    try {
      this.process = builder.start();
    } catch (IOException failure) {
      throw new IOException(
          "The client of TSM cannot be run; install it, or name it by the target's option program: "
              + failure.getMessage(),
          failure);
    }
    process.getOutputStream().close();
  }

  /**
   * Waits for its end.
   *
   * @throws IOException if it has not ended when the time is over, or what the look has thrown
   */
  ClientOutcome await(Duration limit, Look look) throws IOException {
    long begin = System.nanoTime();
    long lastLook = begin - LOOK_NANOS;
    boolean busy = true;
    while (!ended(busy ? BUSY_MILLIS : IDLE_MILLIS)) {
      busy = drain();
      long now = System.nanoTime();
      if (now - lastLook >= LOOK_NANOS) {
        lastLook = now;
        process.descendants().forEach(started::add);
        look.look();
        requireTime(now - begin, limit);
      }
    }
    drain();
    return new ClientOutcome(command, process.exitValue(), text());
  }

  private void requireTime(long nanos, Duration limit) throws IOException {
    if (nanos > limit.toNanos()) {
      throw new IOException(
          "%s had not ended after %d s and was ended%s"
              .formatted(command, limit.toSeconds(), ClientOutcome.shown(text())));
    }
  }

  private boolean ended(long millis) throws IOException {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + command + " ran");
    }
  }

  /** Takes what there is without waiting for more: a child may keep the pipe open. */
  private boolean drain() throws IOException {
    InputStream output = process.getInputStream();
    int taken = 0;
    for (int there = output.available(); there > 0; there = output.available()) {
      byte[] bytes = output.readNBytes(Math.min(there, KEPT));
      keep(bytes);
      taken += bytes.length;
      if (taken >= READ_AT_ONCE && process.isAlive()) {
        break;
      }
    }
    return taken > 0;
  }

  private void keep(byte[] bytes) {
    int older = Math.min(kept.length, KEPT - bytes.length);
    byte[] both = new byte[older + bytes.length];
    System.arraycopy(kept, kept.length - older, both, 0, older);
    System.arraycopy(bytes, 0, both, older, bytes.length);
    kept = both;
  }

  private String text() {
    return new String(kept, StandardCharsets.UTF_8);
  }

  /** Ends it unless it has ended: its children first seen long ago, too. */
  @Override
  public void close() {
    if (process.isAlive()) {
      process.descendants().forEach(started::add);
      started.add(process.toHandle());
      started.forEach(ProcessHandle::destroyForcibly);
      awaitEnd();
    }
  }

  private void awaitEnd() {
    try {
      // One that hangs in the kernel cannot be ended; it is left behind.
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
