package io.holdfast.volume;

/**
 * The host of a volume in OpenStack's form {@code node@backend#pool}.
 *
 * @param node the node that made the volume; the only one that reaches it if the backend is local
 * @param backend name of the backend that it lies on
 */
public record VolumeHost(String node, String backend) {

  /** Reads the form; what has no backend, as the host of an imported row, has an empty one. */
  public static VolumeHost of(String host) {
    int at = host.indexOf('@');
    if (at < 0) {
      return new VolumeHost(host, "");
    }
    int pool = host.indexOf('#', at);
    return new VolumeHost(
        host.substring(0, at), host.substring(at + 1, pool < 0 ? host.length() : pool));
  }

  /** The same backend on another node. */
  public VolumeHost on(String otherNode) {
    return new VolumeHost(otherNode, backend);
  }

  /** The form; pools are not told apart, so that the backend's name stands for its only one. */
  @Override
  public String toString() {
    return node + "@" + backend + "#" + backend;
  }
}
