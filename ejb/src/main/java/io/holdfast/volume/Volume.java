package io.holdfast.volume;

import io.holdfast.persistence.ProjectRow;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.persistence.annotations.BatchFetch;
import org.eclipse.persistence.annotations.BatchFetchType;

/**
 * A volume's row. Sizes are GiB; times are UTC. Changed only inside a transaction that locked it.
 */
@Entity
@Table(name = "volumes")
public class Volume extends ProjectRow {

  @Column(name = "host")
  private String host;

  @Column(name = "availability_zone", nullable = false)
  private String availabilityZone;

  @Column(name = "size")
  private int size;

  @Column(name = "status", nullable = false)
  private VolumeStatus status;

  @Column(name = "previous_status")
  private VolumeStatus previousStatus;

  @Column(name = "attach_status", nullable = false)
  private AttachStatus attachStatus;

  @Column(name = "migration_status")
  private String migrationStatus;

  @Column(name = "snapshot_id")
  private String snapshotId;

  @Column(name = "source_volid")
  private String sourceVolumeId;

  @Column(name = "bootable")
  private boolean bootable;

  @Column(name = "multiattach")
  private boolean multiattach;

  @Column(name = "use_quota")
  private boolean useQuota;

  @Column(name = "encryption_key_id")
  private String encryptionKeyId;

  @Column(name = "launched_at")
  private LocalDateTime launchedAt;

  @ElementCollection(fetch = FetchType.LAZY)
  @BatchFetch(BatchFetchType.IN)
  @CollectionTable(name = "volume_metadata", joinColumns = @JoinColumn(name = "volume_id"))
  @MapKeyColumn(name = "key")
  @Column(name = "value")
  private Map<String, String> metadata = new HashMap<>();

  @OneToMany(mappedBy = "volume", cascade = CascadeType.ALL, orphanRemoval = true)
  @BatchFetch(BatchFetchType.IN)
  @OrderBy("attachedAt")
  private List<VolumeAttachment> attachments = new ArrayList<>();

  protected Volume() {}

  /** A new volume in status {@code creating}, detached, counted in the quota. */
  public Volume(String id, String userId, String projectId, String availabilityZone, int size) {
    super(id, userId, projectId);
    this.availabilityZone = availabilityZone;
    this.size = size;
    this.status = VolumeStatus.CREATING;
    this.attachStatus = AttachStatus.DETACHED;
    this.useQuota = true;
  }

  public void status(VolumeStatus newStatus) {
    this.status = newStatus;
    touch();
  }

  /** Ends the row's life; it stays for the record. */
  public void markDeleted() {
    status(VolumeStatus.DELETED);
    end();
  }

  /** Undoes {@link #markDeleted}: a temporary volume is made anew under the id that was planned. */
  void revive() {
    status(VolumeStatus.CREATING);
    endTakenBack();
  }

  /** Notes an attachment; the volume is in use. */
  void attach(VolumeAttachment attachment) {
    attachments.add(attachment);
    status(VolumeStatus.IN_USE);
    this.attachStatus = AttachStatus.ATTACHED;
  }

  /** Drops an attachment; the volume is available when it was the last. */
  void detach(VolumeAttachment attachment) {
    attachments.remove(attachment);
    touch();
    if (attachments.isEmpty()) {
      detached();
    }
  }

  /** Notes that there is no attachment; a status that is about something else stays. */
  void detached() {
    this.attachStatus = AttachStatus.DETACHED;
    status(status.ofAttachment() ? VolumeStatus.AVAILABLE : status);
  }

  /** Reads metadata and attachments, for a row that is shown after its transaction. */
  public Volume loaded() {
    metadata.size();
    attachments.size();
    return this;
  }

  public String host() {
    return host;
  }

  public String availabilityZone() {
    return availabilityZone;
  }

  public int size() {
    return size;
  }

  public VolumeStatus status() {
    return status;
  }

  public VolumeStatus previousStatus() {
    return previousStatus;
  }

  public AttachStatus attachStatus() {
    return attachStatus;
  }

  public String migrationStatus() {
    return migrationStatus;
  }

  public String snapshotId() {
    return snapshotId;
  }

  public String sourceVolumeId() {
    return sourceVolumeId;
  }

  public boolean bootable() {
    return bootable;
  }

  public boolean multiattach() {
    return multiattach;
  }

  public boolean useQuota() {
    return useQuota;
  }

  public String encryptionKeyId() {
    return encryptionKeyId;
  }

  public LocalDateTime launchedAt() {
    return launchedAt;
  }

  public Map<String, String> metadata() {
    return metadata;
  }

  public List<VolumeAttachment> attachments() {
    return attachments;
  }

  public void availabilityZone(String newAvailabilityZone) {
    this.availabilityZone = newAvailabilityZone;
  }

  public void host(String newHost) {
    this.host = newHost;
  }

  public void size(int newSize) {
    this.size = newSize;
  }

  public void previousStatus(VolumeStatus newPreviousStatus) {
    this.previousStatus = newPreviousStatus;
  }

  public void attachStatus(AttachStatus newAttachStatus) {
    this.attachStatus = newAttachStatus;
  }

  public void snapshotId(String newSnapshotId) {
    this.snapshotId = newSnapshotId;
  }

  public void sourceVolumeId(String newSourceVolumeId) {
    this.sourceVolumeId = newSourceVolumeId;
  }

  public void bootable(boolean newBootable) {
    this.bootable = newBootable;
  }

  public void useQuota(boolean newUseQuota) {
    this.useQuota = newUseQuota;
  }

  public void encryptionKeyId(String newEncryptionKeyId) {
    this.encryptionKeyId = newEncryptionKeyId;
  }

  public void launchedAt(LocalDateTime newLaunchedAt) {
    this.launchedAt = newLaunchedAt;
  }
}
