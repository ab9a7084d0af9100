package io.holdfast.engine.brick;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What a volume service says of an exported device, as OpenStack's {@code initialize_connection}
 * gives it (brick.md section 3).
 *
 * @param driverVolumeType {@code local}, later {@code rbd}, {@code nfs}, {@code glusterfs}
 * @param data the type's own entries, for {@code local} {@code device_path}; values may be null, as
 *     OpenStack's are
 */
public record ConnectionInfo(String driverVolumeType, Map<String, Object> data) {

  public ConnectionInfo {
    data = Collections.unmodifiableMap(new HashMap<>(data));
  }
}
