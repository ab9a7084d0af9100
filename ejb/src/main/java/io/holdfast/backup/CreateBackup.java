package io.holdfast.backup;

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
}
