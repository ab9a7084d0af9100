package io.holdfast.volume;

/** Whether a volume is attached to an instance or host. */
public enum AttachStatus {
  ATTACHED("attached"),
  ATTACHING("attaching"),
  DETACHED("detached"),
  ERROR_ATTACHING("error_attaching"),
  ERROR_DETACHING("error_detaching");

  private final String word;

  AttachStatus(String word) {
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
  public static AttachStatus of(String word) {
    for (AttachStatus value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("not a AttachStatus: " + word);
  }

  @Override
  public String toString() {
    return word;
  }
}
