package io.holdfast.configuration;

import io.holdfast.engine.store.mount.MountOptions;
import io.holdfast.engine.store.mount.Share;
import java.util.List;

/** Options of a target that is a volume of a GlusterFS cluster. */
public final class GlusterfsOptions {

  public static final NamedOption<Share> SHARE =
      MountKeys.share("host:volume", "the volume", Share::glusterfs);

  public static final NamedOption<MountOptions> MOUNT_OPTIONS = MountKeys.options("");

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

  private GlusterfsOptions() {}
}
