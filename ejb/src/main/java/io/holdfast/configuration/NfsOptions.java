package io.holdfast.configuration;

import io.holdfast.engine.store.mount.MountOptions;
import io.holdfast.engine.store.mount.Share;
import java.util.List;

/** Options of a target that is a share of an NFS server. */
public final class NfsOptions {

  public static final NamedOption<Share> SHARE =
      MountKeys.share("host:/path", "the share, an IPv6 address in brackets", Share::nfs);

  public static final NamedOption<MountOptions> MOUNT_OPTIONS =
      MountKeys.options("soft,timeo=300,retrans=2,lookupcache=positive");

  static final List<NamedOption<?>> ALL =
      List.of(
          SHARE,
          MountKeys.MOUNTS,
          MountKeys.BASE,
          MountKeys.PATH,
          MOUNT_OPTIONS,
          MountKeys.ATTEMPTS,
          MountKeys.COMMAND,
          MountKeys.MOUNT_LIMIT,
          MountKeys.CHECK_LIMIT);

  private NfsOptions() {}
}
