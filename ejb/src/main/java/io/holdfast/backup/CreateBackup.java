package io.holdfast.backup;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.json.Fields;
import java.util.Map;

/**
 * A request for a backup, checked for form by the edge (api.md section 6.1).
 *
 * @param volumeId the volume
 * @param container where to put it, or null; untrusted
 * @param name or null
 * @param description or null
 * @param incremental whether only changes since the parent are wanted
 * @param force whether a volume in use is acceptable
 * @param snapshotId the snapshot to back up instead of the volume, or null
 * @param metadata never null
 * @param availabilityZone zone of the worker, or null for the volume's
 */
public record CreateBackup(
    String volumeId,
    String container,
    String name,
    String description,
    boolean incremental,
    boolean force,
    String snapshotId,
    Map<String, String> metadata,
    String availabilityZone) {

  public CreateBackup {
    metadata = Map.copyOf(metadata);
  }

  /**
   * Reads a request; which fields there may be is the edge's to say.
   *
   * @throws RequestRefusedException 400 naming the field and the rule
   */
  public static CreateBackup of(Fields backup) {
    return new CreateBackup(
        backup.uuid("volume_id"),
        backup.text("container", 0),
        backup.name("name"),
        backup.description("description"),
        backup.bool("incremental"),
        backup.bool("force"),
        backup.uuidOrNull("snapshot_id"),
        backup.metadataOrEmpty("metadata"),
        backup.text("availability_zone", 0));
  }
}
