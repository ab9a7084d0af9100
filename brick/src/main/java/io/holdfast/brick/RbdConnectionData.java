package io.holdfast.brick;

import io.holdfast.engine.brick.ConnectionInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the connection data of the type {@code rbd} (brick.md section 3). */
final class RbdConnectionData {

  /** What Ceph allows in the names of pools, images, snapshots and users is wider than needed. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  private final ConnectionInfo info;

  private RbdConnectionData(ConnectionInfo info) {
    this.info = info;
  }

  /**
   * The request that the data mean.
   *
   * @throws IOException naming the entry that is missing or malformed
   */
  static RbdRequest read(ConnectionInfo info) throws IOException {
    RbdConnectionData data = new RbdConnectionData(info);
    String[] path = data.text("name").split("/", -1);
    if (path.length != 2) {
      throw malformed("name", "must be pool/image");
    }
    return new RbdRequest(
        data.place(),
        data.name("name", path[0]),
        data.name("name", path[1]),
        info.data().containsKey("snapshot") ? data.name("snapshot") : null);
  }

  private RbdPlace place() throws IOException {
    boolean authenticated = !Boolean.FALSE.equals(info.data().get("auth_enabled"));
    return new RbdPlace(name("cluster_name"), name("auth_username"), authenticated, monitors());
  }

  private List<String> monitors() throws IOException {
    List<?> hosts = list("hosts");
    List<?> ports = list("ports");
    if (hosts.isEmpty() || hosts.size() != ports.size()) {
      throw malformed("hosts", "must be as many as the ports, and not none");
    }
    List<String> monitors = new ArrayList<>();
    for (int number = 0; number < hosts.size(); number++) {
      monitors.add(monitor(hosts.get(number).toString(), ports.get(number).toString()));
    }
    return monitors;
  }

  private String monitor(String host, String port) throws IOException {
    if (!host.matches("[A-Za-z0-9.:%\\[\\]-]{1,255}") || !port.matches("\\d{1,5}")) {
      throw malformed("hosts", "must be host names or addresses, each with a port");
    }
    boolean bare = host.contains(":") && !host.startsWith("[");
    return (bare ? "[" + host + "]" : host) + ":" + port;
  }

  private List<?> list(String key) throws IOException {
    if (info.data().get(key) instanceof List<?> list) {
      return list;
    }
    throw malformed(key, "must be a list");
  }

  private String name(String key) throws IOException {
    return name(key, text(key));
  }

  private String name(String key, String text) throws IOException {
    if (!NAME.matcher(text).matches()) {
      throw malformed(key, "must be letters, digits, dots, dashes and underscores");
    }
    return text;
  }

  private String text(String key) throws IOException {
    if (info.data().get(key) instanceof String text) {
      return text;
    }
    throw malformed(key, "must be a text");
  }

  private static IOException malformed(String key, String rule) {
    return new IOException("Connection data of the type 'rbd': " + key + " " + rule + ".");
  }
}
