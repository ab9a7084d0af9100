package io.holdfast.target;

import io.holdfast.configuration.GlusterfsOptions;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.engine.driver.chunked.PosixLayout;
import io.holdfast.engine.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Volumes of GlusterFS clusters, which every node reaches. */
@ApplicationScoped
public class GlusterfsTargets implements TargetOpener {

  private static final String SERVICE = "cinder.backup.drivers.glusterfs.GlusterfsBackupDriver";

  @Inject private BackupDrivers drivers;

  @Override
  public TargetType type() {
    return TargetType.GLUSTERFS;
  }

  /** Does not look at the share yet: the server starts without it, too. */
  @Override
  public BackupTarget open(TargetConfiguration target) throws IOException {
    ObjectStore store =
        MountedTargets.store(target, GlusterfsOptions.SHARE, GlusterfsOptions.MOUNT_OPTIONS);
    return new BackupTarget(
        target.name(), drivers.chunked(target, store, new PosixLayout(SERVICE)), true);
  }
}
