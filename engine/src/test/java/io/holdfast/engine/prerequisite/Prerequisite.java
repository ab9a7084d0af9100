package io.holdfast.engine.prerequisite;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. Threads: any. */
public final class Prerequisite {

  private Prerequisite() {}

  /**
   * Goes on if it is there. If not, the test is aborted and says so; with {@code CI=true} it fails,
   * because a build that proves something must not leave tests out.
   *
   * @param test what is left out
   * @param reason what is missing, and what to do
   */
  public static void require(boolean there, String test, String reason) {
    if (there) {
      return;
    }
    System.out.println("NOT RUN: " + test + ": " + reason);
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(reason);
    }
    Assumptions.abort(reason);
  }

  /** Goes on in the nightly run; in others the test is aborted and says so. */
  public static void requireNightly(String test) {
    if (!Boolean.getBoolean("holdfast.nightly")) {
      String reason = "it is part of the nightly run only: mvn -B -Pnightly verify";
      System.out.println("NOT RUN: " + test + ": " + reason);
      Assumptions.abort(reason);
    }
  }

  /** True if a command can be called by its name. */
  public static boolean isInstalled(String command) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, command))
        .anyMatch(Files::isExecutable);
  }
}
