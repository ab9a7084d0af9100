package io.holdfast.swift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The files that the daemons of a test's Swift read. */
final class SwiftConfiguration {

  private final Path folder;
  private final int[] ports;
  private final String authentication;
  private final String filters;

  private SwiftConfiguration(Path folder, int[] ports, String authentication, String filters) {
    this.folder = folder;
    this.ports = ports;
    this.authentication = authentication;
    this.filters = filters;
  }

  static SwiftConfiguration tempAuth(Path folder, int[] ports, Duration tokenLife) {
    return new SwiftConfiguration(
        folder,
        ports,
        "s3api tempauth",
        """
        [filter:tempauth]
        use = egg:swift#tempauth
        token_life = %d
        user_test_tester = testing .admin
        user_test_poor = testing
        """
            .formatted(tokenLife.toSeconds()));
  }

  static SwiftConfiguration keystone(Path folder, int[] ports, String keystone, String password) {
    return new SwiftConfiguration(
        folder,
        ports,
        "authtoken keystoneauth",
        """
        [filter:authtoken]
        paste.filter_factory = keystonemiddleware.auth_token:filter_factory
        www_authenticate_uri = %1$s
        auth_url = %1$s
        auth_type = password
        project_domain_id = default
        user_domain_id = default
        project_name = service
        username = swift
        password = %2$s
        interface = public
        delay_auth_decision = true
        cache = swift.cache
        [filter:keystoneauth]
        use = egg:swift#keystoneauth
        operator_roles = member
        """
            .formatted(keystone, password));
  }

  int port(String kind) {
    return switch (kind) {
      case "proxy" -> ports[0];
      case "account" -> ports[1];
      case "container" -> ports[2];
      default -> ports[3];
    };
  }

  int memcached() {
    return ports[4];
  }

  void write() throws IOException {
    Path etc = folder.resolve("etc");
    Files.writeString(
        etc.resolve("swift.conf"),
        """
        [swift-hash]
        swift_hash_path_suffix = test
        swift_hash_path_prefix = test
        [storage-policy:0]
        name = Policy-0
        default = yes
        """);
    for (String kind : new String[] {"account", "container", "object"}) {
      Files.writeString(etc.resolve(kind + "-server.conf"), storage(kind));
    }
    Files.writeString(etc.resolve("proxy-server.conf"), proxy());
    // Swift reads swift.conf from a place that cannot be set otherwise.
    Files.writeString(
        folder.resolve("run/start.py"),
        """
        import runpy, shutil, sys
        import swift.common.utils
        swift.common.utils.SWIFT_CONF_FILE = sys.argv[1]
        sys.argv = sys.argv[2:]
        runpy.run_path(shutil.which(sys.argv[0]), run_name="__main__")
        """);
  }

  private String common(String kind) {
    return """
        [DEFAULT]
        bind_ip = 127.0.0.1
        bind_port = %2$d
        workers = 1
        user = %3$s
        swift_dir = %1$s/etc
        log_name = %4$s-server
        log_level = WARNING
        log_address = /dev/null
        """
        .formatted(folder, port(kind), System.getProperty("user.name"), kind);
  }

  private String storage(String kind) {
    String lock = kind.equals("object") ? "recon_lock_path = " + folder + "/run\n" : "";
    return common(kind)
        + """
        devices = %1$s/devices
        mount_check = false
        disable_fallocate = true
        recon_cache_path = %1$s/cache
        [pipeline:main]
        pipeline = %2$s-server
        [app:%2$s-server]
        use = egg:swift#%2$s
        """
            .formatted(folder, kind)
        + lock;
  }

  /**
   * There is one server of each kind, so the proxy must not set it aside: after ten errors, and a
   * put that is cut is one, it would answer 503 for a minute.
   */
  private String proxy() {
    return common("proxy")
        + """
        [pipeline:main]
        pipeline = catch_errors gatekeeper healthcheck cache listing_formats bulk %2$s copy slo dlo proxy-server
        [app:proxy-server]
        use = egg:swift#proxy
        account_autocreate = true
        conn_timeout = 10
        node_timeout = 60
        error_suppression_limit = 1000000
        [filter:s3api]
        use = egg:swift#s3api
        location = us-east-1
        s3_acl = false
        dns_compliant_bucket_names = true
        [filter:healthcheck]
        use = egg:swift#healthcheck
        [filter:cache]
        use = egg:swift#memcache
        memcache_servers = 127.0.0.1:%1$d
        [filter:catch_errors]
        use = egg:swift#catch_errors
        [filter:gatekeeper]
        use = egg:swift#gatekeeper
        [filter:listing_formats]
        use = egg:swift#listing_formats
        [filter:bulk]
        use = egg:swift#bulk
        [filter:copy]
        use = egg:swift#copy
        [filter:slo]
        use = egg:swift#slo
        [filter:dlo]
        use = egg:swift#dlo
        """
            .formatted(memcached(), authentication)
        + filters;
  }
}
