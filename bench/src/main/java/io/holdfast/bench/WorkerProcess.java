package io.holdfast.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The worker seen from the bench. */
public final class WorkerProcess implements Closeable {

  private static final int GOODBYE_SECONDS = 10;

  private final Process process;
  private final PrintWriter commands;
  private final BufferedReader answers;

  /**
   * Starts a worker.
   *
   * @param main answers each line that it reads with a line
   */
  public WorkerProcess(Class<?> main, String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(List.of(java, "-Xmx80m", "-XX:MaxDirectMemorySize=640m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  Measurement run(String command, Path file) throws IOException {
    return run(command + " " + file);
  }

  Measurement run(String command) throws IOException {
    String[] figures = ask(command).split(" ");
    return new Measurement(
        Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Long.parseLong(figures[2]));
  }

  /** Sends a command and gives the answer. */
  public String ask(String command) throws IOException {
    commands.println(command);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the worker ended during: " + command);
    }
    return answer;
  }

  /** The most memory the worker has had so far, in bytes, by the kernel's count. */
  long peakBytes() throws IOException {
    try (Stream<String> status = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
      String line = status.filter(entry -> entry.startsWith("VmHWM:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    }
  }

  @Override
  public void close() throws IOException {
    commands.close();
    try {
      if (!process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
