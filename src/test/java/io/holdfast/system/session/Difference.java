package io.holdfast.system.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A difference from Cinder that is meant: a line of the table in docs/DIFFERENCES.md.
 *
 * @param sessions microversions of the sessions in which it is
 * @param steps where it is, in each of them
 * @param what as a comparison words it
 */
record Difference(List<String> sessions, List<String> steps, String what) {

  private static final String HEADING = "## In the recorded sessions";
  private static final int COLUMNS = 4;

  /** Every line of the table. */
  static List<Difference> all(Path document) {
    try {
      String text = Files.readString(document);
      String section = text.substring(text.indexOf(HEADING) + HEADING.length());
      int end = section.indexOf("\n## ");
      return (end < 0 ? section : section.substring(0, end))
          .lines()
          .filter(line -> line.startsWith("|"))
          .skip(2)
          .map(Difference::of)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Difference of(String line) {
    String[] cells = line.substring(1).split("\\|");
    if (cells.length != COLUMNS || cells[COLUMNS - 1].isBlank()) {
      throw new IllegalStateException("Not sessions, steps, difference and reason: " + line);
    }
    return new Difference(names(cells[0]), names(cells[1]), cells[2].strip());
  }

  private static List<String> names(String cell) {
    return Arrays.stream(cell.split(",")).map(String::strip).toList();
  }

  /** All that the table says of a session: each step with a difference in it. */
  static Set<String> of(String session, List<Difference> all) {
    return all.stream()
        .filter(difference -> difference.sessions.contains(session))
        .flatMap(difference -> difference.steps.stream().map(step -> step + ": " + difference.what))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
