package io.holdfast.volume;

/**
 * What a new volume starts from.
 *
 * @param host where it lies, and the new volume too
 * @param availabilityZone its zone
 * @param size GiB, the least that the new volume must have
 * @param bootable whether it can be booted from
 */
record VolumeSource(String host, String availabilityZone, int size, boolean bootable) {

  static VolumeSource of(Volume volume, int size) {
    return new VolumeSource(volume.host(), volume.availabilityZone(), size, volume.bootable());
  }
}
