package io.holdfast.engine.driver.tsm;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a run of the client ended.
 *
 * @param command what was run, for messages; without options
 * @param exitCode 0 if all went well, 4 if files were skipped, 8 with warnings, 12 with errors,
 *     more than 128 if it was ended
 * @param output the end of what it said
 */
record ClientOutcome(String command, int exitCode, String output) {

  private static final int WARNED = 8;
  private static final int SHOWN = 600;

  /** All went well, as IBM documents the exit code. */
  boolean isClean() {
    return exitCode == 0;
  }

  /** There were warnings and nothing worse. */
  boolean isWarned() {
    return exitCode == WARNED;
  }

  /**
   * A number of the summary, whatever stands between its thousands.
   *
   * @param what {@code backed up}, {@code restored}, {@code deleted} or {@code failed}
   * @return empty if the summary does not say it
   */
  OptionalLong count(String what) {
    Pattern line =
        Pattern.compile("(?im)^\\h*total number of objects " + what + "\\h*:([^\\r\\n]*)$");
    Matcher matcher = line.matcher(output);
    OptionalLong count = OptionalLong.empty();
    while (matcher.find()) {
      count = number(matcher.group(1));
    }
    return count;
  }

  // Separators may be spaces of any width, or bytes of another encoding; letters are never part.
  private static OptionalLong number(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    boolean plain = text.strip().matches("[0-9]([^\\p{L}:]*[0-9])?");
    return plain && digits.length() < Long.toString(Long.MAX_VALUE).length()
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  /** A failure with the client's own last words. */
  IOException failure(String why) {
    return new IOException(why + lastWords());
  }

  String lastWords() {
    return " (%s ended with %d%s)".formatted(command, exitCode, shown(output));
  }

  /** The end of an output on one line. */
  static String shown(String output) {
    String line = output.replaceAll("[\\p{Cntrl}\\h]+", " ").strip();
    if (line.length() > SHOWN) {
      line = "..." + line.substring(line.length() - SHOWN);
    }
    return line.isEmpty() ? "" : ": " + line;
  }
}
