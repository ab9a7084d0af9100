package io.holdfast.engine.store.mount;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * What a server shares, as an administrator names it.
 *
 * @param source as configured; its digest names the mount point
 * @param mountType the type that {@code mount} is told
 * @param types the types that the kernel may call it
 */
public record Share(String source, String mountType, Set<String> types) {

  private static final String HOST = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final String ADDRESS = "\\[[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?\\]";
  private static final String SERVER = "(" + HOST + "|" + ADDRESS + ")";
  private static final String PLAIN = "[^\\p{Cntrl},]";

  /**
   * A share of an NFS server.
   *
   * @param source {@code host:/path}, an IPv6 address in brackets
   * @throws IllegalArgumentException naming the rule that it breaks
   */
  public static Share nfs(String source) {
    require(source, SERVER + ":/" + PLAIN + "*", "host:/path, an IPv6 address in brackets");
    return new Share(source, "nfs", Set.of("nfs", "nfs4"));
  }

  /**
   * A volume of a GlusterFS cluster.
   *
   * @param source {@code host:volume} or {@code host:/volume}
   * @throws IllegalArgumentException naming the rule that it breaks
   */
  public static Share glusterfs(String source) {
    require(source, SERVER + ":/?[A-Za-z0-9_.-]+(/" + PLAIN + "+)?", "host:volume");
    return new Share(source, "glusterfs", Set.of("fuse.glusterfs"));
  }

  private static void require(String source, String form, String words) {
    if (!source.matches(form)) {
      throw new IllegalArgumentException("the share must be " + words);
    }
  }

  /** Where it is mounted, as Cinder has it: the MD5 of the share in a common folder. */
  public Path mountPoint(Path base) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] hash = digest.digest(source.getBytes(StandardCharsets.UTF_8));
      return base.toAbsolutePath().normalize().resolve(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** True for a mount of this share, however its source is written. */
  boolean isMountedAs(Mount mount) {
    return types.contains(mount.type()) && comparable(mount.source()).equals(comparable(source));
  }

  /** Hosts do not mind upper case, and slashes before and after the path say nothing. */
  private static String comparable(String source) {
    int end = source.startsWith("[") ? source.indexOf("]:") + 1 : source.indexOf(':');
    String host = source.substring(0, Math.max(0, end)).toLowerCase(Locale.ROOT);
    String path = source.substring(Math.max(0, end)).replaceFirst("^:?/*", "");
    return host + ":" + path.replaceFirst("/+$", "");
  }

  @Override
  public String toString() {
    return source;
  }
}
