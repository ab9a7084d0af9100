package io.holdfast.engine.format;

import java.util.regex.Pattern;

/**
 * The names of one backup's objects (chunked-format.md section 1).
 *
 * @param prefix what they all begin with; names volume and backup, so no two backups share one
 */
public record ObjectNames(String prefix) {

  /** Shorter prefixes cannot name a backup and would match the objects of others. */
  private static final int SHORTEST_PREFIX = 40;

  private static final Pattern DATA_SUFFIX = Pattern.compile("-\\d{5,}");

  public ObjectNames {
    if (prefix == null || prefix.length() < SHORTEST_PREFIX) {
      throw new IllegalArgumentException("not the prefix of a backup: " + prefix);
    }
  }

  /** The name of a data object; numbers start at 1. */
  public String data(long number) {
    return "%s-%05d".formatted(prefix, number);
  }

  public String metadata() {
    return prefix + "_metadata";
  }

  public String hashes() {
    return prefix + "_sha256file";
  }

  /** True if the name can be one of this backup's; a longer prefix of another's is not. */
  public boolean owns(String name) {
    return name.equals(metadata()) || name.equals(hashes()) || isData(name);
  }

  /** True if the name is that of a data object of this backup. */
  public boolean isData(String name) {
    return name.startsWith(prefix)
        && DATA_SUFFIX.matcher(name.substring(prefix.length())).matches();
  }
}
