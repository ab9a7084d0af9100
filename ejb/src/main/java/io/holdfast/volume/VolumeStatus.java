package io.holdfast.volume;

/** Status of a volume (workflow.md section 1). */
public enum VolumeStatus {
  CREATING("creating"),
  AVAILABLE("available"),
  RESERVED("reserved"),
  ATTACHING("attaching"),
  DETACHING("detaching"),
  IN_USE("in-use"),
  MAINTENANCE("maintenance"),
  DELETING("deleting"),
  DELETED("deleted"),
  ERROR("error"),
  ERROR_DELETING("error_deleting"),
  ERROR_EXTENDING("error_extending"),
  ERROR_MANAGING("error_managing"),
  AWAITING_TRANSFER("awaiting-transfer"),
  BACKING_UP("backing-up"),
  ERROR_BACKING_UP("error_backing-up"),
  RESTORING_BACKUP("restoring-backup"),
  ERROR_RESTORING("error_restoring"),
  DOWNLOADING("downloading"),
  UPLOADING("uploading"),
  RETYPING("retyping"),
  EXTENDING("extending");

  private final String word;

  VolumeStatus(String word) {
    this.word = word;
  }

  /** The word as the API and the database have it. */
  public String word() {
    return word;
  }

  /** True if it says that the volume is attached, or on the way to that or from it. */
  boolean ofAttachment() {
    return switch (this) {
      case RESERVED, ATTACHING, IN_USE, DETACHING -> true;
      default -> false;
    };
  }

  /**
   * The value for a word of the API.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static VolumeStatus of(String word) {
    for (VolumeStatus value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException("not a VolumeStatus: " + word);
  }

  @Override
  public String toString() {
    return word;
  }
}
