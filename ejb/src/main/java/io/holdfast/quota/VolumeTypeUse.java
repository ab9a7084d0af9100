package io.holdfast.quota;

/**
 * What a project has of one volume type.
 *
 * @param volumes number of volumes
 * @param snapshots number of their snapshots
 * @param gigabytes GiB of both
 */
public record VolumeTypeUse(long volumes, long snapshots, long gigabytes) {

  /** Nothing. */
  public static final VolumeTypeUse NONE = new VolumeTypeUse(0, 0, 0);

  /** Both together. */
  public VolumeTypeUse plus(VolumeTypeUse other) {
    return new VolumeTypeUse(
        volumes + other.volumes, snapshots + other.snapshots, gigabytes + other.gigabytes);
  }

  /** What counts for a resource that is limited by type. */
  Usage of(QuotaResource resource) {
    if (resource.ofAllTypes().equals(QuotaResource.VOLUMES)) {
      return new Usage(volumes, 0);
    }
    return new Usage(
        resource.ofAllTypes().equals(QuotaResource.SNAPSHOTS) ? snapshots : gigabytes, 0);
  }
}
