package io.holdfast.rbd;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options of Ceph's client that a connection sets. */
final class ClientOptions {

  private static final int WAITS_FOR_A_MAP = 3;
  private static final int LOOKS = 10;

  private ClientOptions() {}

  static Map<String, String> of(ClusterLogin login) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("mon_host", String.join(",", login.monitors()));
    if (login.key() == null) {
      options.put("auth_client_required", "none");
    } else {
      options.put("key", login.key());
    }
    // Off by default: without them a dead OSD would hold a job for ever.
    options.put("client_mount_timeout", seconds(login.limits().connectTime()));
    options.put("rados_mon_op_timeout", seconds(login.limits().requestTime()));
    options.put("rados_osd_op_timeout", seconds(login.limits().requestTime()));
    // The client asks where an OSD has gone only when a request has waited this long for it; one
    // that is given up before would never find an OSD again that came back elsewhere.
    options.put("objecter_timeout", part(login.limits().requestTime(), WAITS_FOR_A_MAP, 10));
    options.put("objecter_tick_interval", part(login.limits().requestTime(), LOOKS, 5));
    // Requests are large and aligned, and what was written must be seen to fail when it fails.
    options.put("rbd_cache", "false");
    options.put("log_to_stderr", "false");
    options.put("err_to_stderr", "false");
    options.put("log_file", "");
    options.put("admin_socket", "");
    return options;
  }

  private static String part(Duration time, int parts, double mostSeconds) {
    double seconds = Math.max(1, time.toSeconds()) / (double) parts;
    return Double.toString(Math.min(mostSeconds, seconds));
  }

  private static String seconds(Duration time) {
    return Long.toString(Math.max(1, time.toSeconds()));
  }
}
