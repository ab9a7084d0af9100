package io.holdfast.rbd;

import java.time.Duration;
import java.util.List;

/**
 * How a cluster is reached, and how long is waited for it.
 *
 * @param cluster the cluster's name, mostly {@code ceph}
 * @param user without {@code client.}
 * @param key the user's secret key, or null for a cluster without authentication
 * @param monitors as {@code host:port}; IPv6 addresses in brackets
 * @param connectTime how long to wait for a monitor
 * @param requestTime how long one request to an OSD or a monitor may take
 * @param callTime how long one call that changes or opens images may take, many requests though it
 *     may make
 * @param removalTime the same of calls that work through a whole image: remove, shrink, flatten
 */
public record ClusterLogin(
    String cluster,
    String user,
    String key,
    List<String> monitors,
    Duration connectTime,
    Duration requestTime,
    Duration callTime,
    Duration removalTime) {

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
