package io.holdfast.target;

import io.holdfast.configuration.NfsOptions;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.engine.driver.chunked.PosixLayout;
import io.holdfast.engine.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Shares of NFS servers, which every node reaches. */
@ApplicationScoped
public class NfsTargets implements TargetOpener {

  private static final String SERVICE = "cinder.backup.drivers.nfs.NFSBackupDriver";

  @Inject private BackupDrivers drivers;

  @Override
  public TargetType type() {
    return TargetType.NFS;
  }

  /** Does not look at the share yet: the server starts without it, too. */
  @Override
  public BackupTarget open(TargetConfiguration target) throws IOException {
    ObjectStore store = MountedTargets.store(target, NfsOptions.SHARE, NfsOptions.MOUNT_OPTIONS);
    return new BackupTarget(
        target.name(), drivers.chunked(target, store, new PosixLayout(SERVICE)), true);
  }
}
