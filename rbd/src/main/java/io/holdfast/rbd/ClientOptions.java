package io.holdfast.rbd;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options of Ceph's client that a connection sets. */
final class ClientOptions {

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
    // Requests are large and aligned, and what was written must be seen to fail when it fails.
    options.put("rbd_cache", "false");
    options.put("log_to_stderr", "false");
    options.put("err_to_stderr", "false");
    options.put("log_file", "");
    options.put("admin_socket", "");
    return options;
  }

  private static String seconds(Duration time) {
    return Long.toString(Math.max(1, time.toSeconds()));
  }
}
