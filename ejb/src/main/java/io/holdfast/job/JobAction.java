package io.holdfast.job;

/** What a job does. */
public enum JobAction {
  BACKUP_CREATE("backup.create"),
  BACKUP_RESTORE("backup.restore"),
  BACKUP_DELETE("backup.delete"),
  BACKUP_IMPORT("backup.import"),
  BACKUP_RESET_AVAILABLE("backup.reset-available"),
  BACKUP_RESET_ERROR("backup.reset-error"),
  VOLUME_CREATE("volume.create"),
  VOLUME_DELETE("volume.delete"),
  VOLUME_EXTEND("volume.extend"),
  SNAPSHOT_CREATE("snapshot.create"),
  SNAPSHOT_DELETE("snapshot.delete");

  private final String word;

  JobAction(String word) {
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
  public static JobAction of(String word) {
    for (JobAction value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("not a JobAction: " + word);
  }

  @Override
  public String toString() {
    return word;
  }
}
