package io.holdfast.job;

/** Where a job stands. */
public enum JobState {
  QUEUED("queued"),
  RUNNING("running"),
  DONE("done"),
  FAILED("failed");

  private final String word;

  JobState(String word) {
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
  public static JobState of(String word) {
    for (JobState value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("not a JobState: " + word);
  }

  @Override
  public String toString() {
    return word;
  }
}
