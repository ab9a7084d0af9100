package io.holdfast.volume;

import io.holdfast.configuration.BackendConfiguration;
import io.holdfast.configuration.CephOptions;
import java.util.List;

/**
 * Where the images of a backend lie, as those who attach them are told.
 *
 * @param cluster the cluster's name
 * @param user without {@code client.}
 * @param authentication whether the cluster asks for a key
 * @param monitors as {@code host:port}
 * @param pool the pool of the images
 * @param secret libvirt's name of the key, null if none is configured
 */
record RbdPlace(
    String cluster,
    String user,
    boolean authentication,
    List<String> monitors,
    String pool,
    String secret) {

  static RbdPlace of(BackendConfiguration backend) {
    return new RbdPlace(
        backend.get(CephOptions.CLUSTER),
        backend.get(CephOptions.VOLUMES_USER),
        backend.get(CephOptions.AUTHENTICATION),
        backend.get(CephOptions.MONITORS),
        backend.get(CephOptions.VOLUMES_POOL),
        backend.get(CephOptions.SECRET).isEmpty() ? null : backend.get(CephOptions.SECRET));
  }

  /** Addresses of IPv6 without brackets, as Cinder gives them. */
  List<String> hosts() {
    return monitors.stream()
        .map(monitor -> monitor.substring(0, monitor.lastIndexOf(':')))
        .map(host -> host.replaceAll("[\\[\\]]", ""))
        .toList();
  }

  List<String> ports() {
    return monitors.stream()
        .map(monitor -> monitor.substring(monitor.lastIndexOf(':') + 1))
        .toList();
  }
}
