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

  /** Volume, time and backup, with slashes or underscores between (chunked-format.md section 1). */
  private static final Pattern PLAIN =
      Pattern.compile("volume_[0-9a-f-]{36}[_/]\\d{14}[_/](az_[^/]{0,100}_)?backup_[0-9a-f-]{36}");

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

  /**
   * Refuses a prefix that could lead out of its container: it comes from a record that anybody may
   * have written.
   *
   * @throws IllegalArgumentException if it is not of the form that backups have
   */
  public void requirePlain() {
    if (!PLAIN.matcher(prefix).matches()) {
      throw new IllegalArgumentException("not the prefix of a backup: " + prefix);
    }
  }

  /** True if the prefix is one that names this volume and this backup. */
  public boolean namedAfter(String volumeId, String backupId) {
    return prefix.startsWith("volume_" + volumeId) && prefix.endsWith("backup_" + backupId);
  }
}
