package io.holdfast.message;

import io.holdfast.job.JobAction;
import java.util.Arrays;
import java.util.Optional;

/** What was being done, with the ids that clients know (workflow.md section 9). */
public enum MessageAction {
  BACKUP_CREATE("013", JobAction.BACKUP_CREATE, "create backup"),
  BACKUP_DELETE("014", JobAction.BACKUP_DELETE, "delete backup"),
  BACKUP_RESTORE("015", JobAction.BACKUP_RESTORE, "restore backup");

  private final String id;
  private final JobAction job;
  private final String text;

  MessageAction(String id, JobAction job, String text) {
    this.id = id;
    this.job = job;
    this.text = text;
  }

  public String id() {
    return id;
  }

  /** What it is called in a message. */
  public String text() {
    return text;
  }

  /** The action of a job; empty if users get no messages about it. */
  static Optional<MessageAction> of(JobAction job) {
    return Arrays.stream(values()).filter(action -> action.job == job).findFirst();
  }

  /** The action with an id of a row. */
  static MessageAction of(String id) {
    return Arrays.stream(values())
        .filter(action -> action.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no action " + id));
  }
}
