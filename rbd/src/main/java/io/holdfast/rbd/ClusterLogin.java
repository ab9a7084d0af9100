package io.holdfast.rbd;

import java.util.List;

/**
 * How a cluster is reached.
 *
 * @param cluster the cluster's name, mostly {@code ceph}
 * @param user without {@code client.}
 * @param key the user's secret key, or null for a cluster without authentication
 * @param monitors as {@code host:port}; IPv6 addresses in brackets
 * @param limits how long is waited for it
 */
public record ClusterLogin(
    String cluster, String user, String key, List<String> monitors, ClusterLimits limits) {

  public ClusterLogin {
    monitors = List.copyOf(monitors);
    if (monitors.isEmpty()) {
      throw new IllegalArgumentException("no monitor of the cluster " + cluster + " is named");
    }
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "client."
        + user
        + " at the cluster "
        + cluster
        + " ("
        + String.join(",", monitors)
        + ")";
  }
}
