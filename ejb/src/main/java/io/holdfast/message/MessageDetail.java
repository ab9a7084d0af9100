package io.holdfast.message;

import java.util.Arrays;

/** What users are told, with the ids that clients know (workflow.md section 9). */
public enum MessageDetail {
  INVALID_STATE("017", "The backup or its snapshot was no longer in the state that this needs."),
  SERVICE_DOWN("018", "The backup service that had the work went down before the work was done."),
  CREATE_FAILED("020", "The data could not be read from the volume or stored as a backup."),
  ATTACH_FAILED("021", "The volume could not be reached by the backup service."),
  DELETE_FAILED("025", "The stored data of the backup could not be deleted completely."),
  RESTORE_FAILED("026", "The data could not be read from the backup or written to the volume."),
  VOLUME_STATE("027", "The volume was no longer in the state that this needs."),
  FULL_INSTEAD(
      "030",
      "What changed since the parent could not be found out or stored by itself, so the backup is a full one.",
      MessageLevel.WARNING);

  private final String id;
  private final String text;
  private final MessageLevel level;

  MessageDetail(String id, String text) {
    this(id, text, MessageLevel.ERROR);
  }

  MessageDetail(String id, String text, MessageLevel level) {
    this.id = id;
    this.text = text;
    this.level = level;
  }

  public String id() {
    return id;
  }

  /** One sentence for the user. */
  public String text() {
    return text;
  }

  /** How bad it is. */
  MessageLevel level() {
    return level;
  }

  /** The detail with an id of a row. */
  static MessageDetail of(String id) {
    return Arrays.stream(values())
        .filter(detail -> detail.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no detail " + id));
  }
}
