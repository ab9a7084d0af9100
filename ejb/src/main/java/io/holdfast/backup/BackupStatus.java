package io.holdfast.backup;

/** Status of a backup (workflow.md section 1). */
public enum BackupStatus {
  CREATING("creating"),
  AVAILABLE("available"),
  DELETING("deleting"),
  DELETED("deleted"),
  ERROR("error"),
  ERROR_DELETING("error_deleting"),
  RESTORING("restoring");

  private final String word;

  BackupStatus(String word) {
    this.word = word;
  }

  /** The word as the API and the database have it. */
  public String word() {
    return word;
  }

  /**
   * The value for a word of the API.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BackupStatus of(String word) {
    for (BackupStatus value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("not a BackupStatus: " + word);
  }

  /** True if the backup holds complete data, so that it counts as an incremental of its parent. */
  public boolean complete() {
    return this == AVAILABLE || this == RESTORING;
  }

  @Override
  public String toString() {
    return word;
  }
}
