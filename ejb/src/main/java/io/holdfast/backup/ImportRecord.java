package io.holdfast.backup;

import java.time.LocalDateTime;
import java.util.Map;

/**
 * What an export record claims of a backup (workflow.md section 5). Nothing of it is signed, so
 * nothing is believed that the target can be asked for.
 *
 * @param id the backup
 * @param service the driver class that stored it
 * @param volumeId its volume
 * @param parentId the backup it builds on, or null
 * @param snapshotId the snapshot it was made of, or null
 * @param name display name, or null
 * @param description display description, or null
 * @param container where the objects lie
 * @param serviceMetadata what the objects' names begin with, or null
 * @param size GiB, at least 1
 * @param objectCount data objects
 * @param dataTimestamp time of the data, or null
 * @param createdAt time of the backup, or null
 * @param encryptionKeyId the key of the data, or null
 * @param metadata what users noted
 */
public record ImportRecord(
    String id,
    String service,
    String volumeId,
    String parentId,
    String snapshotId,
    String name,
    String description,
    String container,
    String serviceMetadata,
    int size,
    int objectCount,
    LocalDateTime dataTimestamp,
    LocalDateTime createdAt,
    String encryptionKeyId,
    Map<String, String> metadata) {

  public ImportRecord {
    metadata = Map.copyOf(metadata);
  }
}
