package io.holdfast.engine.format;

import java.util.List;

/**
 * The metadata object of a backup.
 *
 * @param header what it says of the backup
 * @param parentId the parent, or null; informational
 * @param objects data objects in ascending offset order
 * @param volumeMeta a JSON document as a string, or null
 */
public record BackupMetadata(
    BackupHeader header, String parentId, List<StoredObject> objects, String volumeMeta) {

  /** The only version there has been; any other is refused. */
  public static final String VERSION = "1.0.0";

  public BackupMetadata {
    objects = List.copyOf(objects);
  }
}
