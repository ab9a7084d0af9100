package io.holdfast.volume;

import java.util.Map;

/**
 * A request for a snapshot, checked for form by the edge.
 *
 * @param volumeId the volume
 * @param name or null
 * @param description or null
 * @param force whether a volume in use is acceptable
 * @param metadata never null
 */
public record CreateSnapshot(
    String volumeId, String name, String description, boolean force, Map<String, String> metadata) {

  public CreateSnapshot {
    metadata = Map.copyOf(metadata);
  }
}
