package io.holdfast.system.client;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of the machine with its first arguments, run once for each command as from a terminal.
 * It gets nothing of the caller's OpenStack settings, and a home of its own. A command that takes
 * longer than the limit is ended and fails the test. Threads: one at a time.
 */
final class CommandLine {

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Path HOME = Path.of(System.getProperty("it.folder"), "home");

  private final List<String> start;
  private final Map<String, String> environment;

  /**
   * @param start program and the arguments that every command begins with
   * @param environment added to what every program needs
   */
  CommandLine(List<String> start, Map<String, String> environment) {
    this.start = List.copyOf(start);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Runs one command to its end.
   *
   * @param parts its words; a blank within a part separates words too
   */
  Outcome run(String... parts) {
    List<String> all = new ArrayList<>(start);
    all.addAll(List.of(String.join(" ", parts).split(" ")));
    try {
      Files.createDirectories(HOME);
      return run(
          all, Files.createTempFile("client", ".out"), Files.createTempFile("client", ".err"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Outcome run(List<String> words, Path output, Path errors)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    prepare(builder.environment());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        fail("took longer than %s: %s", LIMIT, words);
      }
      return new Outcome(words, process.exitValue(), text(output), text(errors));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private void prepare(Map<String, String> variables) {
    variables.keySet().removeIf(name -> name.startsWith("OS_"));
    variables.put("HOME", HOME.toString());
    variables.put("LC_ALL", "C.UTF-8");
    // Wide enough that no table is folded.
    variables.put("COLUMNS", "1000");
    variables.putAll(environment);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file).strip();
  }
}
