package io.holdfast.volume;

/** Status of a snapshot (workflow.md section 1). */
public enum SnapshotStatus {
  CREATING("creating"),
  AVAILABLE("available"),
  DELETING("deleting"),
  DELETED("deleted"),
  ERROR("error"),
  ERROR_DELETING("error_deleting"),
  UPDATING("updating"),
  UNMANAGING("unmanaging"),
  BACKING_UP("backing-up"),
  RESTORING("restoring");

  private final String word;

  SnapshotStatus(String word) {
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
  public static SnapshotStatus of(String word) {
    for (SnapshotStatus value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("not a SnapshotStatus: " + word);
  }

  @Override
  public String toString() {
    return word;
  }
}
