package io.holdfast.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDateTime;

/**
 * What rows of tenants share: identity, owner, what people call them, and their times in UTC. A
 * deleted row stays for the record.
 */
@MappedSuperclass
public abstract class ProjectRow {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "user_id", nullable = false)
  private String userId;

  @Column(name = "project_id", nullable = false)
  private String projectId;

  @Column(name = "display_name")
  private String name;

  @Column(name = "display_description")
  private String description;

  @Column(name = "created_at", nullable = false)
  private LocalDateTime createdAt;

  @Column(name = "updated_at")
  private LocalDateTime updatedAt;

  @Column(name = "deleted_at")
  private LocalDateTime deletedAt;

  @Column(name = "deleted")
  private boolean deleted;

  protected ProjectRow() {}

  /** A row that begins now. */
  protected ProjectRow(String id, String userId, String projectId) {
    this.id = id;
    this.userId = userId;
    this.projectId = projectId;
    this.createdAt = UtcTime.now();
  }

  public String id() {
    return id;
  }

  public String userId() {
    return userId;
  }

  public String projectId() {
    return projectId;
  }

  /** What people call it, or null. */
  public String name() {
    return name;
  }

  public void name(String newName) {
    this.name = newName;
  }

  /** What people say of it, or null. */
  public String description() {
    return description;
  }

  public void description(String newDescription) {
    this.description = newDescription;
  }

  public LocalDateTime createdAt() {
    return createdAt;
  }

  /** Sets when a row that comes from elsewhere began. */
  protected void createdAt(LocalDateTime time) {
    this.createdAt = time;
  }

  /** Gives the row to another owner. */
  protected void owner(String newUserId, String newProjectId) {
    this.userId = newUserId;
    this.projectId = newProjectId;
  }

  /** Time of the last change, or null. */
  public LocalDateTime updatedAt() {
    return updatedAt;
  }

  /** Notes that the row was changed now. */
  public void touch() {
    this.updatedAt = UtcTime.now();
  }

  /** Time of the deletion, or null. */
  public LocalDateTime deletedAt() {
    return deletedAt;
  }

  public boolean deleted() {
    return deleted;
  }

  /** Ends the row's life. */
  protected void end() {
    this.deleted = true;
    this.deletedAt = UtcTime.now();
  }

  /** Takes the end back. */
  protected void endTakenBack() {
    this.deleted = false;
    this.deletedAt = null;
  }
}
