package io.holdfast.volume;

/**
 * A device of the volume service: a volume, a snapshot, or a state of a volume that a backup reads.
 *
 * @param kind which of them
 * @param id its id, or the name of the state
 * @param volumeId the volume itself, or the volume of the snapshot or state
 * @param host where the volume lies
 */
public record DeviceReference(Kind kind, String id, String volumeId, VolumeHost host) {

  /** What a device is. */
  public enum Kind {
    VOLUME("volume"),
    SNAPSHOT("snapshot"),
    STATE("state");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** A volume. */
  public static DeviceReference of(Volume volume) {
    return new DeviceReference(Kind.VOLUME, volume.id(), volume.id(), VolumeHost.of(volume.host()));
  }

  /**
   * A snapshot.
   *
   * @param volume the snapshot's volume
   */
  public static DeviceReference of(Snapshot snapshot, Volume volume) {
    return of(volume).snapshot(snapshot.id());
  }

  /** A snapshot of this volume. */
  public DeviceReference snapshot(String snapshotId) {
    return new DeviceReference(Kind.SNAPSHOT, snapshotId, volumeId, host);
  }

  /** A state of this volume. */
  DeviceReference state(StateName name) {
    return new DeviceReference(Kind.STATE, name.text(), volumeId, host);
  }

  public boolean isSnapshot() {
    return kind == Kind.SNAPSHOT;
  }

  /** True if nobody writes to it any more. */
  public boolean readOnly() {
    return kind != Kind.VOLUME;
  }

  /** {@code volume-<id>} or {@code snapshot-<id>}, OpenStack's names of devices, or the state's. */
  @Override
  public String toString() {
    return kind == Kind.STATE ? id : kind + "-" + id;
  }
}
