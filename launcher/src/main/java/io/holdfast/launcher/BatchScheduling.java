package io.holdfast.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Linux's policy for programs whose threads do not interrupt others when they wake (sched(7),
 * SCHED_BATCH). Otherwise the server's network thread, woken at the end of an answer, takes the
 * core from the thread that woke it, and then spins for a whole time slice on a word that only that
 * thread can change (docs/adr/0011).
 */
final class BatchScheduling {

  private static final List<String> COMMAND = List.of("chrt", "--batch", "0");
  private static final long PATIENCE_SECONDS = 10;

  private BatchScheduling() {}

  /**
   * What to put before a command so that it runs so; empty where that cannot be, because the
   * program is missing or, as in many containers, the call is forbidden.
   */
  static List<String> prefix() throws InterruptedException {
    return prefix(COMMAND);
  }

  /** The words if a program can be started with them, or none. */
  static List<String> prefix(List<String> words) throws InterruptedException {
    return canStart(words) ? words : List.of();
  }

  private static boolean canStart(List<String> words) throws InterruptedException {
    List<String> trial = new ArrayList<>(words);
    trial.add("true");
    try {
      Process process =
          new ProcessBuilder(trial)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException missing) {
      return false;
    }
  }
}
