package io.holdfast.volume;

/**
 * A device of the volume service: a volume or a snapshot.
 *
 * @param kind which of them
 * @param id its id
 */
public record DeviceReference(Kind kind, String id) {

  /** What a device is. */
  public enum Kind {
    VOLUME("volume"),
    SNAPSHOT("snapshot");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  public static DeviceReference volume(String id) {
    return new DeviceReference(Kind.VOLUME, id);
  }

  public static DeviceReference snapshot(String id) {
    return new DeviceReference(Kind.SNAPSHOT, id);
  }

  /** {@code volume-<id>} or {@code snapshot-<id>}, the name of the device's file. */
  @Override
  public String toString() {
    return kind + "-" + id;
  }
}
