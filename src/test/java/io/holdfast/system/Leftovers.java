package io.holdfast.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a run of the tests that was killed has left: its processes first, then its files. */
final class Leftovers {

  private static final List<String> PID_FILES = List.of("server.pid", "postgresql.pid");

  private Leftovers() {}

  static void clear(Path folder) throws IOException {
    for (String name : PID_FILES) {
      end(folder.resolve("data").resolve(name), folder.toString());
    }
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** Only a process whose command line names the folder is ours. */
  private static void end(Path pidFile, String mark) throws IOException {
    if (Files.notExists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> process =
        ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()));
    if (process.isPresent() && commandLine(process.get()).contains(mark)) {
      process.get().destroyForcibly();
      process.get().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
  }

  private static String commandLine(ProcessHandle process) throws IOException {
    Path line = Path.of("/proc/" + process.pid() + "/cmdline");
    return Files.exists(line) ? Files.readString(line, StandardCharsets.UTF_8) : "";
  }
}
