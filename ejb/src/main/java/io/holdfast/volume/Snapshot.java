package io.holdfast.volume;

import io.holdfast.persistence.ProjectRow;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.persistence.annotations.BatchFetch;
import org.eclipse.persistence.annotations.BatchFetchType;

/** A snapshot's row. Size is GiB; times are UTC. */
@Entity
@Table(name = "snapshots")
public class Snapshot extends ProjectRow {

  @Column(name = "volume_id", nullable = false)
  private String volumeId;

  @Column(name = "volume_size")
  private int volumeSize;

  @Column(name = "status", nullable = false)
  private SnapshotStatus status;

  @Column(name = "use_quota")
  private boolean useQuota;

  @ElementCollection(fetch = FetchType.LAZY)
  @BatchFetch(BatchFetchType.IN)
  @CollectionTable(name = "snapshot_metadata", joinColumns = @JoinColumn(name = "snapshot_id"))
  @MapKeyColumn(name = "key")
  @Column(name = "value")
  private Map<String, String> metadata = new HashMap<>();

  protected Snapshot() {}

  /** A new snapshot in status {@code creating}, counted in the quota. */
  public Snapshot(String id, String volumeId, String userId, String projectId, int volumeSize) {
    super(id, userId, projectId);
    this.volumeId = volumeId;
    this.volumeSize = volumeSize;
    this.status = SnapshotStatus.CREATING;
    this.useQuota = true;
  }

  public void status(SnapshotStatus newStatus) {
    this.status = newStatus;
    touch();
  }

  /** Ends the row's life; it stays for the record. */
  public void markDeleted() {
    status(SnapshotStatus.DELETED);
    end();
  }

  /** Undoes {@link #markDeleted}: a temporary snapshot is made anew under the id planned for it. */
  void revive() {
    status(SnapshotStatus.CREATING);
    endTakenBack();
  }

  /** Reads the metadata, for a row that is shown after its transaction. */
  Snapshot loaded() {
    metadata.size();
    return this;
  }

  public String volumeId() {
    return volumeId;
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

  public Map<String, String> metadata() {
    return metadata;
  }

  public void useQuota(boolean newUseQuota) {
    this.useQuota = newUseQuota;
  }
}
