package io.holdfast.backup;

import io.holdfast.engine.driver.BackupRecord;
import io.holdfast.job.FailReason;
import io.holdfast.persistence.ProjectRow;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.persistence.annotations.BatchFetch;
import org.eclipse.persistence.annotations.BatchFetchType;

/** A backup's row. Size is the volume's in GiB; times are UTC. */
@Entity
@Table(name = "backups")
public class Backup extends ProjectRow {

  private static final String NO_VOLUME = "00000000-0000-0000-0000-000000000000";

  @Column(name = "volume_id", nullable = false)
  private String volumeId;

  @Column(name = "snapshot_id")
  private String snapshotId;

  @Column(name = "parent_id")
  private String parentId;

  @Column(name = "host")
  private String host;

  @Column(name = "availability_zone")
  private String availabilityZone;

  @Column(name = "target")
  private String target;

  @Column(name = "container")
  private String container;

  @Column(name = "service_metadata")
  private String serviceMetadata;

  @Column(name = "service")
  private String service;

  @Column(name = "size")
  private int size;

  @Column(name = "object_count")
  private int objectCount;

  @Column(name = "status", nullable = false)
  private BackupStatus status;

  @Column(name = "fail_reason")
  private String failReason;

  @Column(name = "temp_volume_id")
  private String temporaryVolumeId;

  @Column(name = "temp_snapshot_id")
  private String temporarySnapshotId;

  @Column(name = "restore_volume_id")
  private String restoreVolumeId;

  @Column(name = "num_dependent_backups")
  private int dependentBackups;

  @Column(name = "encryption_key_id")
  private String encryptionKeyId;

  @Column(name = "extents_known")
  private Boolean extentsKnown;

  @Column(name = "data_timestamp", nullable = false)
  private LocalDateTime dataTimestamp;

  @ElementCollection(fetch = FetchType.LAZY)
  @BatchFetch(BatchFetchType.IN)
  @CollectionTable(name = "backup_metadata", joinColumns = @JoinColumn(name = "backup_id"))
  @MapKeyColumn(name = "key")
  @Column(name = "value")
  private Map<String, String> metadata = new HashMap<>();

  protected Backup() {}

  /**
   * A new backup in status {@code creating}; its data is as of now until a snapshot says otherwise.
   */
  public Backup(String id, String userId, String projectId, String volumeId, int size) {
    super(id, userId, projectId);
    this.volumeId = volumeId;
    this.size = size;
    this.status = BackupStatus.CREATING;
    this.dataTimestamp = createdAt();
  }

  /** A row whose record is still to be checked; its volume is not known yet (api.md 6.2). */
  static Backup toBeImported(String id, String userId, String projectId, int size) {
    return new Backup(id, userId, projectId, NO_VOLUME, size);
  }

  /** Lets a deleted row begin again as one to be imported. */
  void revive(String userId, String projectId, int newSize) {
    endTakenBack();
    owner(userId, projectId);
    name(null);
    description(null);
    metadata.clear();
    volumeId = NO_VOLUME;
    snapshotId = null;
    parentId = null;
    container = null;
    serviceMetadata = null;
    temporaryVolumeId = null;
    temporarySnapshotId = null;
    restoreVolumeId = null;
    encryptionKeyId = null;
    failReason = null;
    extentsKnown = null;
    objectCount = 0;
    dependentBackups = 0;
    size = newSize;
    status(BackupStatus.CREATING);
  }

  /** Takes over what a record says, after it was found true. */
  void imported(ImportRecord record, String storedPlace, int storedObjects) {
    name(record.name());
    description(record.description());
    volumeId = record.volumeId();
    snapshotId = record.snapshotId();
    parentId = record.parentId();
    container = record.container();
    serviceMetadata = storedPlace;
    encryptionKeyId = record.encryptionKeyId();
    objectCount = storedObjects;
    metadata.putAll(record.metadata());
    if (record.createdAt() != null) {
      createdAt(record.createdAt());
    }
    dataTimestamp = record.dataTimestamp() == null ? createdAt() : record.dataTimestamp();
  }

  public void status(BackupStatus newStatus) {
    this.status = newStatus;
    touch();
  }

  /** Sets the reason a person reads, cut to the column; null clears it. */
  public void failReason(String reason) {
    this.failReason = FailReason.cut(reason);
  }

  /**
   * What drivers are told of this backup.
   *
   * @param volumeMeta the volume's metadata document, or null
   */
  public BackupRecord record(String volumeMeta) {
    return new BackupRecord(
        id(),
        volumeId,
        parentId,
        name(),
        description(),
        container,
        serviceMetadata,
        size,
        objectCount,
        createdAt().toInstant(ZoneOffset.UTC),
        volumeMeta);
  }

  /** This row with its metadata read, so that it can be shown after the transaction. */
  public Backup loaded() {
    metadata.size();
    return this;
  }

  public boolean incremental() {
    return parentId != null;
  }

  /** Ends the row's life; it stays for the record. */
  public void markDeleted() {
    status(BackupStatus.DELETED);
    end();
  }

  public String volumeId() {
    return volumeId;
  }

  public String snapshotId() {
    return snapshotId;
  }

  /**
   * The snapshot whose data this backup is known to hold: of an import only the record says which
   * that was, and nothing in the target proves it.
   */
  public Optional<String> snapshotRead() {
    return extentsKnown == null ? Optional.empty() : Optional.ofNullable(snapshotId);
  }

  public String parentId() {
    return parentId;
  }

  public String host() {
    return host;
  }

  public String availabilityZone() {
    return availabilityZone;
  }

  /** Name of the target that the backup lies in. */
  public String target() {
    return target;
  }

  public String container() {
    return container;
  }

  public String serviceMetadata() {
    return serviceMetadata;
  }

  public String service() {
    return service;
  }

  public int size() {
    return size;
  }

  public int objectCount() {
    return objectCount;
  }

  public BackupStatus status() {
    return status;
  }

  public String failReason() {
    return failReason;
  }

  public String temporaryVolumeId() {
    return temporaryVolumeId;
  }

  public String temporarySnapshotId() {
    return temporarySnapshotId;
  }

  public String restoreVolumeId() {
    return restoreVolumeId;
  }

  public int dependentBackups() {
    return dependentBackups;
  }

  public String encryptionKeyId() {
    return encryptionKeyId;
  }

  /** Whether the device told its holes when it was read; null if no worker of ours has read it. */
  public Boolean extentsKnown() {
    return extentsKnown;
  }

  public LocalDateTime dataTimestamp() {
    return dataTimestamp;
  }

  public Map<String, String> metadata() {
    return metadata;
  }

  public void snapshotId(String newSnapshotId) {
    this.snapshotId = newSnapshotId;
  }

  public void parentId(String newParentId) {
    this.parentId = newParentId;
  }

  public void host(String newHost) {
    this.host = newHost;
  }

  public void availabilityZone(String newAvailabilityZone) {
    this.availabilityZone = newAvailabilityZone;
  }

  public void target(String newTarget) {
    this.target = newTarget;
  }

  public void container(String newContainer) {
    this.container = newContainer;
  }

  public void serviceMetadata(String newServiceMetadata) {
    this.serviceMetadata = newServiceMetadata;
  }

  public void service(String newService) {
    this.service = newService;
  }

  public void objectCount(int newObjectCount) {
    this.objectCount = newObjectCount;
  }

  public void temporaryVolumeId(String newTemporaryVolumeId) {
    this.temporaryVolumeId = newTemporaryVolumeId;
  }

  public void temporarySnapshotId(String newTemporarySnapshotId) {
    this.temporarySnapshotId = newTemporarySnapshotId;
  }

  public void restoreVolumeId(String newRestoreVolumeId) {
    this.restoreVolumeId = newRestoreVolumeId;
  }

  public void dependentBackups(int newDependentBackups) {
    this.dependentBackups = newDependentBackups;
  }

  public void encryptionKeyId(String newEncryptionKeyId) {
    this.encryptionKeyId = newEncryptionKeyId;
  }

  public void extentsKnown(Boolean newExtentsKnown) {
    this.extentsKnown = newExtentsKnown;
  }

  public void dataTimestamp(LocalDateTime newDataTimestamp) {
    this.dataTimestamp = newDataTimestamp;
  }
}
