package io.holdfast.target;

import io.holdfast.configuration.MountKeys;
import io.holdfast.configuration.NamedOption;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.engine.store.mount.MountOptions;
import io.holdfast.engine.store.mount.MountSettings;
import io.holdfast.engine.store.mount.MountedObjectStore;
import io.holdfast.engine.store.mount.MountedShare;
import io.holdfast.engine.store.mount.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Stores on shares, from their configuration. Does not mount or look yet. */
final class MountedTargets {

  private MountedTargets() {}

  /**
   * The store of a target.
   *
   * @throws IOException if its options contradict each other
   */
  static MountedObjectStore store(
      TargetConfiguration target, NamedOption<Share> share, NamedOption<MountOptions> options)
      throws IOException {
    return new MountedObjectStore(
        share(target, target.get(share), target.get(options)), target.get(MountKeys.CHECK_LIMIT));
  }

  private static MountedShare share(TargetConfiguration target, Share share, MountOptions options)
      throws IOException {
    Optional<Path> path = target.get(MountKeys.PATH);
    Path point = share.mountPoint(target.get(MountKeys.BASE));
    if (!target.get(MountKeys.MOUNTS)) {
      return MountedShare.existing(share, path.orElse(point));
    }
    if (path.isPresent()) {
      throw new IOException("path names a mount of the host: leave it out, or set mount to check");
    }
    return MountedShare.mounting(
        share,
        point,
        new MountSettings(
            target.get(MountKeys.COMMAND),
            options,
            target.get(MountKeys.ATTEMPTS),
            target.get(MountKeys.MOUNT_LIMIT)));
  }
}
