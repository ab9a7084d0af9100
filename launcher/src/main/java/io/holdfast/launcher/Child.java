package io.holdfast.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A child process with a log, and a file of its process id by which a later run finds it if this
 * one is killed.
 */
final class Child {

  private final Process process;
  private final Path pidFile;

  private Child(Process process, Path pidFile) {
    this.process = process;
    this.pidFile = pidFile;
  }

  /**
   * Starts a child in a session of its own, so that Ctrl-C reaches the launcher alone, which then
   * stops its children in order.
   */
  static Child start(
      List<String> command, Map<String, String> environment, CappedLog log, Path pidFile)
      throws IOException {
    List<String> inOwnSession = new ArrayList<>(List.of("setsid"));
    inOwnSession.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(inOwnSession).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    log.follow(process.getInputStream());
    Files.writeString(pidFile, process.pid() + "\n");
    return new Child(process, pidFile);
  }

  /**
   * Stops the process that a killed run has left behind.
   *
   * @param mark a part of its command line, so that a stranger with the same number is left alone
   * @param signal what makes it end in good order
   */
  static void stopLeftover(Path pidFile, String mark, String signal)
      throws IOException, InterruptedException {
    Optional<ProcessHandle> leftover = read(pidFile).filter(process -> bears(process, mark));
    if (leftover.isPresent()) {
      stop(leftover.get(), signal);
    }
    Files.deleteIfExists(pidFile);
  }

  long pid() {
    return process.pid();
  }

  /** Asks the system: the process object learns of the end a moment later. */
  boolean alive() {
    return process.toHandle().isAlive();
  }

  /** Ends the child in good order; kills it if it has not ended after 30 seconds. */
  void stop(String signal) throws IOException, InterruptedException {
    stop(process.toHandle(), signal);
    process.waitFor(5, TimeUnit.SECONDS);
    Files.deleteIfExists(pidFile);
  }

  /** Ends the child as a power cut does. */
  void kill() throws InterruptedException, IOException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
    Files.deleteIfExists(pidFile);
  }

  private static void stop(ProcessHandle process, String signal)
      throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor(5, TimeUnit.SECONDS);
    if (!ended(process, Duration.ofSeconds(30))) {
      process.destroyForcibly();
      ended(process, Duration.ofSeconds(10));
    }
  }

  private static boolean ended(ProcessHandle process, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    return !process.isAlive();
  }

  private static Optional<ProcessHandle> read(Path pidFile) throws IOException {
    try {
      String text = Files.readString(pidFile).strip();
      return text.matches("[0-9]{1,9}") ? ProcessHandle.of(Long.parseLong(text)) : Optional.empty();
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private static boolean bears(ProcessHandle process, String mark) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/cmdline"));
      return new String(line, StandardCharsets.UTF_8).contains(mark);
    } catch (IOException gone) {
      return false;
    }
  }
}
