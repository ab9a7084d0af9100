package io.holdfast.engine.store.mount;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of /proc/self/mountinfo (proc(5)).
 *
 * @param id the kernel's number
 * @param point where it is mounted
 * @param type of the file system
 * @param source what is mounted
 */
record Mount(int id, String point, String type, String source) {

  private static final int POINT = 4;
  private static final int OPTIONAL = 6;
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static Mount of(String line) {
    List<String> fields = Arrays.asList(line.split(" "));
    int dash = fields.size() < OPTIONAL ? -1 : OPTIONAL + tail(fields).indexOf("-");
    if (dash < OPTIONAL || dash + 2 >= fields.size()) {
      throw new IllegalArgumentException("not a line of mountinfo: " + line);
    }
    return new Mount(
        Integer.parseInt(fields.get(0)),
        plain(fields.get(POINT)),
        plain(fields.get(dash + 1)),
        plain(fields.get(dash + 2)));
  }

  private static List<String> tail(List<String> fields) {
    return fields.subList(OPTIONAL, fields.size());
  }

  /** Spaces and what else would break a line stand there as octal numbers of their bytes. */
  private static String plain(String field) {
    byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
    String bytes = new String(utf8, StandardCharsets.ISO_8859_1);
    Matcher octal = OCTAL.matcher(bytes);
    String plain =
        octal.replaceAll(
            number ->
                Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(number.group(1), 8))));
    return new String(plain.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
