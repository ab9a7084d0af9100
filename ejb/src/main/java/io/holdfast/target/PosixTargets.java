package io.holdfast.target;

import io.holdfast.configuration.PosixOptions;
import io.holdfast.configuration.TargetConfiguration;
import io.holdfast.configuration.TargetType;
import io.holdfast.engine.driver.chunked.PosixLayout;
import io.holdfast.engine.store.PosixObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;

/** Folders of this node, or folders that all nodes share. */
@ApplicationScoped
public class PosixTargets implements TargetOpener {

  @Inject private BackupDrivers drivers;

  @Override
  public TargetType type() {
    return TargetType.POSIX;
  }

  @Override
  public BackupTarget open(TargetConfiguration target) throws IOException {
    Path path = target.get(PosixOptions.PATH);
    return new BackupTarget(
        target.name(),
        drivers.chunked(target, new PosixObjectStore(path), new PosixLayout()),
        target.get(PosixOptions.SHARED));
  }
}
