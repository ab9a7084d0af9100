package io.holdfast.message;

import io.holdfast.persistence.UtcTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * Why a job failed or did something else, for the project that asked for it. Never changes but for
 * its end.
 */
@Entity
@Table(name = "messages")
public class UserMessage {

  private static final String BACKUP = "VOLUME_BACKUP";

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "project_id")
  private String projectId;

  @Column(name = "request_id")
  private String requestId;

  @Column(name = "resource_type")
  private String resourceType;

  @Column(name = "resource_uuid")
  private String resourceId;

  @Column(name = "action_id")
  private String actionId;

  @Column(name = "detail_id")
  private String detailId;

  @Column(name = "event_id")
  private String eventId;

  @Column(name = "message_level")
  private String level;

  @Column(name = "created_at")
  private LocalDateTime createdAt;

  @Column(name = "expires_at")
  private LocalDateTime expiresAt;

  @Column(name = "deleted")
  private boolean deleted;

  protected UserMessage() {}

  /** A message about a backup that begins now. */
  UserMessage(String projectId, String requestId, String backupId, Duration life) {
    this.id = UUID.randomUUID().toString();
    this.projectId = projectId;
    this.requestId = requestId;
    this.resourceType = BACKUP;
    this.resourceId = backupId;
    this.createdAt = UtcTime.now();
    this.expiresAt = createdAt.plus(life);
  }

  /** The same message, saying what happened. */
  UserMessage about(MessageAction action, MessageDetail detail) {
    this.actionId = action.id();
    this.detailId = detail.id();
    this.level = detail.level().name();
    this.eventId = "VOLUME_%s_%s_%s".formatted(resourceType, actionId, detailId);
    return this;
  }

  public String id() {
    return id;
  }

  public String projectId() {
    return projectId;
  }

  /** The request that began the work. */
  public String requestId() {
    return requestId;
  }

  public String resourceType() {
    return resourceType;
  }

  public String resourceId() {
    return resourceId;
  }

  public String eventId() {
    return eventId;
  }

  /** What was done and what went wrong, for people. */
  public String text() {
    return MessageAction.of(actionId).text() + ":" + MessageDetail.of(detailId).text();
  }

  public String level() {
    return level;
  }

  public LocalDateTime createdAt() {
    return createdAt;
  }

  /** Until when it is kept at least, in UTC. */
  public LocalDateTime expiresAt() {
    return expiresAt;
  }

  public boolean deleted() {
    return deleted;
  }

  /** Takes it out of sight; the row goes when its time is over. */
  void delete() {
    this.deleted = true;
  }
}
