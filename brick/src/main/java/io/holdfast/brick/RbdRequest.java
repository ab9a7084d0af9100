package io.holdfast.brick;

/**
 * A device of the type {@code rbd}.
 *
 * @param place the cluster and user that make connections alike
 * @param pool the image's pool
 * @param image its name
 * @param snapshot name of the snapshot to open, or null for the image itself
 */
record RbdRequest(RbdPlace place, String pool, String image, String snapshot)
    implements DeviceRequest {

  @Override
  public String toString() {
    return pool + "/" + image + (snapshot == null ? "" : "@" + snapshot);
  }
}
