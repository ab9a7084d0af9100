package io.holdfast.volume;

import io.holdfast.persistence.UtcTime;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.persistence.annotations.BatchFetch;
import org.eclipse.persistence.annotations.BatchFetchType;

/** A snapshot's row. Size is GiB; times are UTC. */
@Entity
@Table(name = "snapshots")
public class Snapshot {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "volume_id")
  private String volumeId;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "project_id")
  private String projectId;

  @Column(name = "display_name")
  private String name;

  @Column(name = "display_description")
  private String description;

  @Column(name = "volume_size")
  private int volumeSize;

  @Column(name = "status")
  private SnapshotStatus status;

  @Column(name = "use_quota")
  private boolean useQuota;

  @Column(name = "created_at")
  private LocalDateTime createdAt;

  @Column(name = "updated_at")
  private LocalDateTime updatedAt;

  @Column(name = "deleted_at")
  private LocalDateTime deletedAt;

  @Column(name = "deleted")
  private boolean deleted;

  @ElementCollection(fetch = FetchType.LAZY)
  @BatchFetch(BatchFetchType.IN)
  @CollectionTable(name = "snapshot_metadata", joinColumns = @JoinColumn(name = "snapshot_id"))
  @MapKeyColumn(name = "key")
  @Column(name = "value")
  private Map<String, String> metadata = new HashMap<>();

  protected Snapshot() {}

  /** A new snapshot in status {@code creating}, counted in the quota. */
  public Snapshot(String id, String volumeId, String userId, String projectId, int volumeSize) {
    this.id = id;
    this.volumeId = volumeId;
    this.userId = userId;
    this.projectId = projectId;
    this.volumeSize = volumeSize;
    this.status = SnapshotStatus.CREATING;
    this.useQuota = true;
    this.createdAt = UtcTime.now();
  }

  public void status(SnapshotStatus newStatus) {
    this.status = newStatus;
    this.updatedAt = UtcTime.now();
  }

  /** Ends the row's life; it stays for the record. */
  public void markDeleted() {
    status(SnapshotStatus.DELETED);
    this.deleted = true;
    this.deletedAt = UtcTime.now();
  }

  /** Undoes {@link #markDeleted}: a temporary snapshot is made anew under the id planned for it. */
  void revive() {
    status(SnapshotStatus.CREATING);
    this.deleted = false;
    this.deletedAt = null;
  }

  /** Reads the metadata, for a row that is shown after its transaction. */
  Snapshot loaded() {
    metadata.size();
    return this;
  }

  public String id() {
    return id;
  }

  public String volumeId() {
    return volumeId;
  }

  public String userId() {
    return userId;
  }

  public String projectId() {
    return projectId;
  }

  public String name() {
    return name;
  }

  public String description() {
    return description;
  }

  public int volumeSize() {
    return volumeSize;
  }

  public SnapshotStatus status() {
    return status;
  }

  public boolean useQuota() {
    return useQuota;
  }

  public LocalDateTime createdAt() {
    return createdAt;
  }

  public LocalDateTime updatedAt() {
    return updatedAt;
  }

  public LocalDateTime deletedAt() {
    return deletedAt;
  }

  public boolean deleted() {
    return deleted;
  }

  public Map<String, String> metadata() {
    return metadata;
  }

  public void name(String newName) {
    this.name = newName;
  }

  public void description(String newDescription) {
    this.description = newDescription;
  }

  public void useQuota(boolean newUseQuota) {
    this.useQuota = newUseQuota;
  }

  public void updatedAt(LocalDateTime newUpdatedAt) {
    this.updatedAt = newUpdatedAt;
  }
}
