package io.holdfast.volume;

/** The host of a volume in OpenStack's form {@code node@backend#pool}. */
public final class VolumeHost {

  private static final String BACKEND = "@files#files";

  private VolumeHost() {}

  /** The host of file volumes on a node. */
  public static String of(String node) {
    return node + BACKEND;
  }

  /** The node of a volume's host. */
  public static String node(String host) {
    int end = host.indexOf('@');
    return end < 0 ? host : host.substring(0, end);
  }
}
