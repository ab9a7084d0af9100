package io.holdfast.quota;

/** What a quota counts. */
public enum QuotaResource {
  VOLUMES("volumes"),
  SNAPSHOTS("snapshots"),
  GIGABYTES("gigabytes"),
  BACKUPS("backups"),
  BACKUP_GIGABYTES("backup_gigabytes");

  private final String word;

  QuotaResource(String word) {
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
  public static QuotaResource of(String word) {
    for (QuotaResource value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("not a QuotaResource: " + word);
  }

  @Override
  public String toString() {
    return word;
  }
}
