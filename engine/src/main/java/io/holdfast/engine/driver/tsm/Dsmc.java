package io.holdfast.engine.driver.tsm;

import io.holdfast.engine.driver.DamagedBackupException;
import io.holdfast.engine.driver.JobCancelledException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The calls of IBM's client that backups need. A password is never among the words: the client has
 * one stored ({@code passwordaccess generate}), or the options file leads to it. What a call did is
 * told by the exit code first, and by the counts of the summary second; {@code -verbose} asks for
 * the summary whatever the options file says. No number of a message means anything here.
 */
final class Dsmc {

  private final TsmSettings settings;

  Dsmc(TsmSettings settings) {
    this.settings = settings;
  }

  /**
   * Stores what lies at a path.
   *
   * @throws IOException unless it is certain that TSM has it
   */
  void store(BackupMode mode, String path, ClientRun.Look look) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(mode == BackupMode.IMAGE ? List.of("backup", "image") : List.of("selective"));
    words.add("-verbose");
    words.add("-compression=" + (settings.compression() ? "yes" : "no"));
    ClientOutcome outcome = run(words, List.of(path), settings.transferLimit(), look);
    if (!isDone(outcome, "backed up") && !isDoneInSilence(outcome, "backed up", mode, path, look)) {
      throw outcome.failure("TSM did not store " + path);
    }
  }

  /** Well or with warnings, at least one object counted, and none that failed. */
  private static boolean isDone(ClientOutcome outcome, String what) {
    boolean done =
        (outcome.isClean() || outcome.isWarned())
            && outcome.count(what).orElse(0) >= 1
            && outcome.count("failed").orElse(0) == 0;
    if (done && outcome.isWarned()) {
      TsmLog.LOG.warned(outcome.lastWords().strip());
    }
    return done;
  }

  /** A client that shows no summary all the same is asked whether TSM has the object. */
  private boolean isDoneInSilence(
      ClientOutcome outcome, String what, BackupMode mode, String path, ClientRun.Look look)
      throws IOException {
    return outcome.isClean() && outcome.count(what).isEmpty() && holds(mode, path, look);
  }

  /**
   * Fetches what was stored by a path into a new file. An image becomes a file, too, so that the
   * client never writes to a device.
   *
   * @param provable false if nothing but the client will tell that all came back; then it must say
   *     that it restored exactly one object, which is Cinder's own rule
   * @throws DamagedBackupException if TSM has no such object
   */
  void fetch(BackupMode mode, String path, Path target, boolean provable, ClientRun.Look look)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(
        mode == BackupMode.IMAGE
            ? List.of("restore", "image", "-noprompt", "-imagetofile")
            : List.of("restore", "-replace=yes"));
    words.add("-verbose");
    ClientOutcome outcome =
        run(words, List.of(path, target.toString()), settings.transferLimit(), look);
    if (isDone(outcome, "restored") && (provable || isOne(outcome.count("restored")))) {
      return;
    }
    if (provable && outcome.isClean() && outcome.count("restored").isEmpty()) {
      return;
    }
    if (isGone(mode, path, look)) {
      throw new DamagedBackupException("TSM has no " + path + outcome.lastWords());
    }
    throw outcome.failure("TSM did not give " + path + " back");
  }

  private boolean isGone(BackupMode mode, String path, ClientRun.Look look) throws IOException {
    try {
      return !holds(mode, path, look);
    } catch (JobCancelledException cancelled) {
      throw cancelled;
    } catch (IOException nobodyCanSay) {
      return false;
    }
  }

  private static boolean isOne(OptionalLong count) {
    return count.orElse(0) == 1;
  }

  /**
   * Removes what was stored by a path; nothing there is no error.
   *
   * @throws IOException if it is still there, or nobody can say
   */
  void remove(BackupMode mode, String path, ClientRun.Look look) throws IOException {
    List<String> words =
        List.of("delete", "backup", "-verbose", "-noprompt", "-objtype=" + mode.word());
    ClientOutcome outcome = run(words, List.of(path), settings.callLimit(), look);
    if (outcome.isClean() && outcome.count("deleted").orElse(0) >= 1) {
      return;
    }
    if (holds(mode, path, look)) {
      throw outcome.failure(
          "TSM still has %s; does its node have the right to delete backups (BACKDELETE)?"
              .formatted(path));
    }
  }

  /**
   * Whether TSM has an active object of a path. Only two answers count: that all went well, with a
   * line for the object; and a warning, without one. A session that is refused is an error.
   *
   * @throws IOException with what the client said if it is neither
   */
  boolean holds(BackupMode mode, String path, ClientRun.Look look) throws IOException {
    String kind = mode == BackupMode.IMAGE ? "image" : "backup";
    ClientOutcome outcome = run(List.of("query", kind), List.of(path), settings.callLimit(), look);
    boolean listed = lists(outcome.output(), path);
    if (listed && (outcome.isClean() || outcome.isWarned())) {
      return true;
    }
    if (!listed && outcome.isWarned()) {
      return false;
    }
    throw outcome.failure("TSM does not tell whether it has " + path);
  }

  private static boolean lists(String output, String path) {
    return output
        .lines()
        .map(String::strip)
        .anyMatch(line -> line.matches(".*\\d.*\\h\\Q" + path + "\\E"));
  }

  /** Opens a session and asks for nothing. */
  void session() throws IOException {
    ClientOutcome outcome =
        run(List.of("query", "session"), List.of(), settings.callLimit(), () -> {});
    if (!outcome.isClean() && !outcome.isWarned()) {
      throw outcome.failure("TSM cannot be used");
    }
  }

  private ClientOutcome run(
      List<String> command, List<String> paths, Duration limit, ClientRun.Look look)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add(settings.program());
    words.addAll(command);
    if (settings.optionsFile() != null) {
      words.add("-optfile=" + settings.optionsFile());
    }
    words.addAll(paths);
    try (ClientRun run = new ClientRun(shown(command, paths), words, settings.stagingFolder())) {
      return run.await(limit, look);
    }
  }

  private static String shown(List<String> command, List<String> paths) {
    List<String> shown = new ArrayList<>(List.of("dsmc"));
    command.stream().filter(word -> !word.startsWith("-")).forEach(shown::add);
    paths.stream().limit(1).forEach(shown::add);
    return String.join(" ", shown);
  }
}
