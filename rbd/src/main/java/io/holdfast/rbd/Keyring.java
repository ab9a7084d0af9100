package io.holdfast.rbd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keyring files, as {@code ceph auth get-or-create -o} writes them. */
public final class Keyring {

  private static final Pattern KEY = Pattern.compile("\\s*key\\s*=\\s*(\\S+)\\s*");
  private static final int LONGEST = 64 * 1024;

  private Keyring() {}

  /** The usual name of a user's keyring file. */
  public static String fileName(String cluster, String user) {
    return cluster + ".client." + user + ".keyring";
  }

  /**
   * The key of a user.
   *
   * @param user without {@code client.}
   * @throws IOException naming the file, if it cannot be read or has no key of this user
   */
  public static String key(Path file, String user) throws IOException {
    String section = "[client." + user + "]";
    boolean inside = false;
    for (String line : lines(file)) {
      if (line.strip().startsWith("[")) {
        inside = line.strip().equals(section);
      }
      Matcher key = KEY.matcher(line);
      if (inside && key.matches()) {
        return key.group(1);
      }
    }
    throw new IOException("The keyring " + file + " has no key in a section " + section + ".");
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      if (Files.size(file) > LONGEST) {
        throw new IOException("it is longer than " + LONGEST + " bytes");
      }
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new IOException("The keyring " + file + " cannot be read: " + unreadable, unreadable);
    }
  }
}
