package io.holdfast.engine.driver;

import java.time.Instant;

/**
 * What a driver needs to know of a backup: the row fields of chunked-format.md section 1.
 *
 * @param id the backup's id
 * @param volumeId the volume that was backed up
 * @param parentId the parent's id, null for a full backup
 * @param name display name, or null
 * @param description display description, or null
 * @param container where the objects lie; null before the driver has chosen
 * @param serviceMetadata the object-name prefix of chunked drivers; null before the driver has
 *     chosen
 * @param sizeGib the volume's size in GiB
 * @param objectCount data objects stored, 0 before the end
 * @param createdAt the row's creation time
 * @param volumeMeta the volume's metadata as a JSON document (chunked-format.md section 5), or null
 */
public record BackupRecord(
    String id,
    String volumeId,
    String parentId,
    String name,
    String description,
    String container,
    String serviceMetadata,
    int sizeGib,
    int objectCount,
    Instant createdAt,
    String volumeMeta) {

  /** The same backup at the place the driver chose for it. */
  public BackupRecord at(String newContainer, String newServiceMetadata) {
    return new BackupRecord(
        id,
        volumeId,
        parentId,
        name,
        description,
        newContainer,
        newServiceMetadata,
        sizeGib,
        objectCount,
        createdAt,
        volumeMeta);
  }

  /** The same backup as a full one, at no place yet. */
  public BackupRecord withoutParent() {
    return new BackupRecord(
        id,
        volumeId,
        null,
        name,
        description,
        null,
        null,
        sizeGib,
        objectCount,
        createdAt,
        volumeMeta);
  }
}
