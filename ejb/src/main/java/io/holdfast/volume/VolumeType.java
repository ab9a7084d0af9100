package io.holdfast.volume;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A volume type: on which backend its volumes lie.
 *
 * @param name as clients say it
 * @param backend name of the backend
 */
public record VolumeType(String name, String backend) {

  /** Name of the type of volumes that name none. */
  public static final String DEFAULT = "__DEFAULT__";

  private static final String DEFAULT_ID = "5a1f6c4e-7b0d-4b52-9d5e-2f6f0c1d8e30";

  /** The same on every node and after every start. */
  public String id() {
    return isDefault()
        ? DEFAULT_ID
        : UUID.nameUUIDFromBytes(("volume type " + name).getBytes(StandardCharsets.UTF_8))
            .toString();
  }

  public boolean isDefault() {
    return name.equals(DEFAULT);
  }
}
