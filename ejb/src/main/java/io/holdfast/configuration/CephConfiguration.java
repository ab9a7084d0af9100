package io.holdfast.configuration;

import io.holdfast.rbd.ClusterConnection;
import io.holdfast.rbd.ClusterLimits;
import io.holdfast.rbd.ClusterLogin;
import io.holdfast.rbd.Keyring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * How clusters of Ceph are reached, by backends, targets and the brick adapter, which reads the
 * same keys.
 *
 * @param keyrings folder of the files {@code <cluster>.client.<user>.keyring}
 * @param limits how long is waited for a cluster, and how much is asked of it at once
 */
public record CephConfiguration(Path keyrings, ClusterLimits limits) {

  private static final Function<String, Duration> SECONDS =
      Durations.atLeast(Duration.ofSeconds(1));

  static final Setting<Path> KEYRINGS =
      new Setting<>(
          "holdfast.ceph.keyrings",
          "/etc/ceph",
          "folder",
          "folder of the files CLUSTER.client.USER.keyring",
          Path::of);

  static final Setting<Duration> CONNECT =
      new Setting<>(
          "holdfast.ceph.connect-time",
          "10s",
          "duration",
          "how long to wait for a monitor of a cluster",
          SECONDS);

  static final Setting<Duration> REQUEST =
      new Setting<>(
          "holdfast.ceph.request-time",
          "30s",
          "duration",
          "how long one request to an OSD or a monitor may take, so how long a backup waits for an OSD that is down",
          SECONDS);

  static final Setting<Duration> CALL =
      new Setting<>(
          "holdfast.ceph.call-time",
          "60s",
          "duration",
          "how long one call that opens, changes or closes an image may take; a read or write that takes this much longer than a request may is given up",
          SECONDS);

  static final Setting<Duration> REMOVAL =
      new Setting<>(
          "holdfast.ceph.removal-time",
          "1h",
          "duration",
          "how long a call that works through a whole image may take: remove, flatten, list changes",
          SECONDS);

  static final Setting<Integer> REQUESTS =
      new Setting<>(
          "holdfast.ceph.requests",
          "8",
          "count",
          "requests of at most 4 MiB that one read or write of an image has under way together",
          Setting.count(1, 64));

  static final List<Setting<?>> SETTINGS =
      List.of(KEYRINGS, CONNECT, REQUEST, CALL, REMOVAL, REQUESTS);

  /** Reads the keys; throws IllegalArgumentException naming the first that is not usable. */
  public static CephConfiguration from(Config config) {
    return new CephConfiguration(
        KEYRINGS.read(config),
        new ClusterLimits(
            CONNECT.read(config),
            REQUEST.read(config),
            CALL.read(config),
            REMOVAL.read(config),
            REQUESTS.read(config)));
  }

  /**
   * A connection, made when it is first needed. The keyring is read then.
   *
   * @param authentication whether the cluster asks for a key
   * @param monitors as {@code host:port}
   */
  public ClusterConnection connection(
      String cluster, String user, boolean authentication, List<String> monitors) {
    Path keyring = keyrings.resolve(Keyring.fileName(cluster, user));
    return new ClusterConnection(
        () -> {
          String key = authentication ? Keyring.key(keyring, user) : null;
          return new ClusterLogin(cluster, user, key, monitors, limits);
        });
  }
}
