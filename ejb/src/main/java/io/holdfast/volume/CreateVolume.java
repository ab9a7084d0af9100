package io.holdfast.volume;

import java.util.Map;

/**
 * A request for a volume, checked for form by the edge.
 *
 * @param size GiB, or null to take the source's
 * @param name or null
 * @param description or null
 * @param metadata never null
 * @param type name or id of a volume type, or null for the source's or the default
 * @param availabilityZone or null for the node's
 * @param snapshotId a snapshot to start from, or null
 * @param sourceVolumeId a volume to start from, or null
 * @param backupId a backup to restore into it, or null
 */
public record CreateVolume(
    Integer size,
    String name,
    String description,
    Map<String, String> metadata,
    String type,
    String availabilityZone,
    String snapshotId,
    String sourceVolumeId,
    String backupId) {

  public CreateVolume {
    metadata = Map.copyOf(metadata);
  }

  /** The same request for a size of so many GiB. */
  public CreateVolume withSize(int gibibytes) {
    return new CreateVolume(
        gibibytes,
        name,
        description,
        metadata,
        type,
        availabilityZone,
        snapshotId,
        sourceVolumeId,
        backupId);
  }
}
