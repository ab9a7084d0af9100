package io.holdfast.engine.store;

import java.util.regex.Pattern;

/** Which names of containers and objects are accepted; stores may accept fewer. */
public final class StoreNames {

  private static final int LONGEST_SEGMENT = 255;
  private static final Pattern SEGMENT = Pattern.compile("[^/\\\\\\x00-\\x1f\\x7f]+");

  private StoreNames() {}

  /**
   * One or more segments between slashes, none of them empty, {@code .} or {@code ..}.
   *
   * @param what the name is of, for the message
   * @throws InvalidNameException naming the rule
   */
  public static void check(String what, String name) throws InvalidNameException {
    for (String segment : name.split("/", -1)) {
      checkSegment(what, name, segment);
    }
  }

  private static void checkSegment(String what, String name, String segment)
      throws InvalidNameException {
    boolean refused =
        segment.equals(".")
            || segment.equals("..")
            || segment.length() > LONGEST_SEGMENT
            || !SEGMENT.matcher(segment).matches();
    if (refused) {
      throw new InvalidNameException(
          what
              + " must be one or more names between slashes, not empty, not '.' or '..',"
              + " without control characters: "
              + printable(name));
    }
  }

  private static String printable(String name) {
    String cut = name.length() > 80 ? name.substring(0, 80) + "..." : name;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
