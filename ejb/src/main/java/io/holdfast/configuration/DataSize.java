package io.holdfast.configuration;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written with a unit: {@code 32MiB}.
 *
 * @param bytes 0 or more
 */
public record DataSize(long bytes) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,12})(B|KiB|MiB|GiB|TiB)");
  private static final Map<String, Integer> SHIFT =
      Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);

  /** Parses a number with a binary unit. */
  public static DataSize parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("must be a number with B, KiB, MiB, GiB or TiB, as 32MiB");
    }
    long number = Long.parseLong(form.group(1));
    int shift = SHIFT.get(form.group(2));
    if (number > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException("is too large");
    }
    return new DataSize(number << shift);
  }

  /** The bytes as an int, for sizes of buffers. */
  public int intBytes() {
    return Math.toIntExact(bytes);
  }
}
